using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// Whether what all runs leave fits into memory until tables and figures are made of it: samples, outputs and counts of every run. Said
/// before the first one; the estimate is from below.
/// </summary>
internal static class ResultsCheck
{
    private const double Gigabyte = 1e9;
    private const double BytesPerSample = 48;

    // Four histograms of 1,888 counts, and some thirty numbers with their names.
    private const double BytesPerRun = (4 * 1_888 * sizeof(long)) + 1_500;

    /// <summary>Checks the runs of scenarios that are kept at the same time.</summary>
    /// <param name="runs">The scenarios, with their models; more than one where a value is varied.</param>
    /// <exception cref="ScenarioException">They do not fit.</exception>
    public static void Of(IReadOnlyList<(Scenario Scenario, IReadOnlyList<Model> Models)> runs) => Of(
        [.. runs.Select(item => (item.Scenario, item.Models.Select(model => model.Data.Graph.NodeCount * model.Readout.OutputSize)))],
        Math.Max(0, MemoryCheck.Available - GC.GetTotalMemory(forceFullCollection: false)));

    /// <summary>The same from numbers of outputs, and the bytes that are left.</summary>
    internal static void Of(IReadOnlyList<(Scenario Scenario, IEnumerable<int> Outputs)> runs, long free)
    {
        var (first, outputs) = runs[0];
        var least = runs.Sum(item => item.Scenario.Run.Replicates * BytesOf(item.Scenario, item.Outputs));
        if (least <= free)
        {
            return;
        }

        var schedules = runs.Sum(item => (long)item.Scenario.Run.Replicates);
        var fitting = free / (least / schedules);
        throw new ScenarioException(
            first.PlaceOf("run.replicates"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected results that fit into the {free / Gigabyte:0.#} GB of memory that are left, found {schedules:#,0} schedules of "
                    + $"{outputs.Count()} models with {(first.Run.StopsConverged ? "at least " : string.Empty)}{Samples(first):#,0} "
                    + $"samples each, which take at least {least / Gigabyte:#,0.#} GB; {Math.Floor(fitting):#,0} schedules would fit"));
    }

    // A run that stops as soon as it has converged may have no more than two.
    private static long Samples(Scenario scenario) =>
        scenario.Run.StopsConverged ? 2 : 1 + ((scenario.Run.Until.Ticks - 1) / scenario.Run.Sample.Ticks) + 1;

    private static double BytesOf(Scenario scenario, IEnumerable<int> outputs) => outputs.Sum(count =>
        BytesPerRun + (BytesPerSample * Samples(scenario)) + (sizeof(double) * (double)count));
}
