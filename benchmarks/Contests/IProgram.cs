namespace Hogwild.Contests;

/// <summary>One way to write the reference workload.</summary>
internal interface IProgram
{
    /// <summary>Updates of all nodes so far.</summary>
    long Updates { get; }

    /// <summary>Lets everything before <paramref name="until"/> ticks happen.</summary>
    void Run(long until);

    /// <summary>The newest state of a node.</summary>
    ReadOnlySpan<double> State(int node);
}
