namespace Hogwild.Cli;

/// <summary>What a command took, and of what.</summary>
/// <param name="Rows">A row a part that was done, in the order of the work; the last is all that belongs to none.</param>
/// <param name="Processor">Processor time of the process, in ticks of 100 ns: the sum of that of all rows.</param>
/// <param name="Wall">How long it took by the clock on the wall, in ticks of 100 ns.</param>
/// <param name="Updates">Number of updates of nodes in all runs that were done, and not found finished.</param>
/// <param name="Nodes">Number of nodes of the largest run.</param>
/// <param name="Memory">The most memory that the process ever had, in bytes.</param>
internal sealed record ProfileResult(
    IReadOnlyList<ProfileRow> Rows, long Processor, long Wall, long Updates, int Nodes, long Memory)
{
    /// <summary>The processor time of a part; 0 where it was not done.</summary>
    public long Of(string part) => Rows.FirstOrDefault(row => row.Part == part).Processor;
}
