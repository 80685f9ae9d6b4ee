namespace Hogwild.Scenarios;

/// <summary>Who acts when, on how old information.</summary>
public abstract record SchedulerSpec
{
    /// <summary>All nodes at once, each reading exactly the previous round.</summary>
    public sealed record Synchronous : SchedulerSpec;

    /// <summary>Every node has a clock, every arc a link.</summary>
    /// <param name="Clock">When nodes act.</param>
    /// <param name="Link">What happens to messages.</param>
    public sealed record Physical(ClockSpec Clock, LinkSpec Link) : SchedulerSpec;

    /// <summary>Activations and versions drawn among what a bound admits (Bertsekas &amp; Tsitsiklis 1989, ch. 7).</summary>
    /// <param name="Bound">B.</param>
    /// <param name="Activity">The probability that a node acts in a step where it need not.</param>
    public sealed record PartiallyAsynchronous(Simulation.Bound Bound, double Activity) : SchedulerSpec;

    /// <summary>A recorded schedule, decision by decision.</summary>
    /// <param name="File">The schedule.</param>
    public sealed record Replay(InputFile File) : SchedulerSpec;
}
