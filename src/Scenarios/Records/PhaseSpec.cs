namespace Hogwild.Scenarios;

/// <summary>When a node acts first.</summary>
public abstract record PhaseSpec
{
    /// <summary>At a time of its own: after one drawn period, or, of a periodic clock, anywhere in the first period.</summary>
    public sealed record Random : PhaseSpec;

    /// <summary>Nodes one after the other, evenly over one (mean) period.</summary>
    public sealed record Stagger : PhaseSpec;

    /// <summary>All nodes at one instant.</summary>
    /// <param name="Time">The instant, above 0.</param>
    public sealed record At(TimeSpan Time) : PhaseSpec;
}
