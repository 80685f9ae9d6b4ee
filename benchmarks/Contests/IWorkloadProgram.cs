namespace Hogwild.Contests;

/// <summary>One way to write the reference workload.</summary>
internal interface IWorkloadProgram : IProgram
{
    /// <summary>The newest state of a node.</summary>
    ReadOnlySpan<double> State(int node);
}
