using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Nodes that work together: the nodes of a worker share clock, links and faults.</summary>
/// <param name="By">How nodes are given to workers.</param>
/// <param name="Parts">How many workers there are; of fewer nodes each has one. Null where a file says.</param>
/// <param name="File">A number of a worker for every node, in their order.</param>
[Kind("workers", "nodes that work together: the scheduler decides for workers, and their nodes act at once")]
public sealed record WorkersSpec(
    [Option(
        "bfs, parts of equal size in the order of a breadth-first search; hash, in the order of a hash; or file",
        Words = "bfs|hash|file")]
    WorkersBy By = WorkersBy.Bfs,
    [Option("number of workers; 1 is the exact synchronous computation", Least = 1, Default = "with a file: what it says")]
    int? Parts = null,
    [Option("file with a number of a worker for every node, in their order", Default = "none")] InputFile? File = null) : IChecked
{
    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (By == WorkersBy.File)
        {
            if (File is null)
            {
                yield return new Misfit("file", "a file with a number of a worker for every node");
            }

            if (Parts is not null)
            {
                yield return new Misfit("parts", "no number of workers beside a file that says it");
            }

            yield break;
        }

        if (Parts is null)
        {
            yield return new Misfit("parts", "a number of workers");
        }

        if (File is not null)
        {
            yield return new Misfit("file", "the key only with 'by: file'");
        }
    }
}
