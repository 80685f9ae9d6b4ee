using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Whether what a scenario asks for fits into the memory that there is, said before it is made. Estimates are from below: what is refused
/// would not have ended well.
/// </summary>
internal static class MemoryCheck
{
    private const double Gigabyte = 1e9;

    // Of the graphs one by one and of their union: indices, features and targets; and the least that one run of one model takes.
    private const double BytesPerNode = 300;
    private const double BytesPerArc = 90;
    private const double BytesPerFeature = 2 * sizeof(double);

    /// <summary>Bytes that this process may use; a container's limit where there is one.</summary>
    public static long Available => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Checks a data set by its numbers alone.</summary>
    /// <param name="dataset">What is asked for.</param>
    /// <param name="place">Where it is written.</param>
    /// <param name="available">Bytes that there are.</param>
    /// <exception cref="ScenarioException">It does not fit.</exception>
    public static void OfDataset(DatasetSpec dataset, string place, long available)
    {
        var (nodes, arcs, features) = dataset.Size;
        var bytes = (BytesPerNode * nodes) + (BytesPerArc * arcs) + (BytesPerFeature * features);
        if (bytes > available)
        {
            throw new ScenarioException(
                place,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected data that fit into {available / Gigabyte:0.#} GB of memory, found {nodes:#,0} nodes with "
                        + $"{arcs:#,0} arcs and {features:#,0} features, which take at least {bytes / Gigabyte:#,0.#} GB"));
        }
    }

    /// <summary>Checks the runs that go on at the same time, once graphs and rules are there.</summary>
    /// <param name="models">The models.</param>
    /// <param name="jobs">Runs at the same time.</param>
    /// <param name="runs">Runs of a model.</param>
    /// <param name="available">Bytes that there are.</param>
    /// <param name="schedulers">Who decides runs of a model; nobody where that is not known, and they go event by event.</param>
    /// <returns>Bytes that the runs take which go on at the same time, from below.</returns>
    /// <exception cref="ScenarioException">They do not fit.</exception>
    public static long OfRuns(
        IReadOnlyList<Model> models, int jobs, int runs, long available, Func<Model, IEnumerable<IScheduler?>> schedulers) => OfRuns(
        [.. models.Select(model => (model.Name, model.Data.Graph.NodeCount, BytesOf(model, schedulers(model))))],
        jobs,
        runs,
        Math.Max(0, available - GC.GetTotalMemory(forceFullCollection: false)));

    /// <summary>What the largest run of a model takes.</summary>
    private static long BytesOf(Model model, IEnumerable<IScheduler?> schedulers) =>
        schedulers.Select(scheduler => Network.EstimateBytes(model.Data.Graph, model.Rule, scheduler)).Max();

    /// <summary>The same from names, numbers of nodes and estimates, and the bytes that are left.</summary>
    internal static long OfRuns(IReadOnlyList<(string Name, int Nodes, long Bytes)> models, int jobs, int runs, long free)
    {
        var largest = models.SelectMany(model => Enumerable.Repeat(model, Math.Min(runs, jobs)))
            .OrderByDescending(model => model.Bytes).Take(jobs).ToList();
        var fitting = 0;
        for (var left = (double)free; fitting < largest.Count && largest[fitting].Bytes <= left; fitting++)
        {
            left -= largest[fitting].Bytes;
        }

        if (fitting == largest.Count)
        {
            return largest.Sum(model => model.Bytes);
        }

        var (name, nodes, bytes) = largest[0];
        var advice = fitting == 0 ? "a smaller graph" : string.Create(CultureInfo.InvariantCulture, $"--jobs {fitting}");
        throw new ScenarioException(
            $"model {name}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected runs that fit into the {free / Gigabyte:0.#} GB of memory that are left, found "
                    + $"{largest.Count} at a time of about {bytes / Gigabyte:0.#} GB each for {nodes:#,0} nodes; {advice} would fit"));
    }
}
