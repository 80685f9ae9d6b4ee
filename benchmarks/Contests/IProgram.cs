namespace Hogwild.Contests;

/// <summary>What is timed in slices of virtual time.</summary>
internal interface IProgram
{
    /// <summary>How much it has done so far: updates of all nodes, or events.</summary>
    long Updates { get; }

    /// <summary>Lets everything before <paramref name="until"/> ticks happen.</summary>
    void Run(long until);

    /// <summary>The same, and what an update of it cost.</summary>
    Timing Measure(long until) => Timing.Of(() =>
    {
        var before = Updates;
        Run(until);
        return Updates - before;
    });
}
