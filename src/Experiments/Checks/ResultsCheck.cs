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
    private const double BytesPerSample = 64;
    private const double BytesPerArray = 32;

    // Four histograms of 1,888 counts, and some thirty numbers with their names.
    private const double BytesPerRun = (4 * 1_888 * sizeof(long)) + 1_500;

    /// <summary>A sample, with an array of what is named.</summary>
    private static double BytesOfSample(Scenario scenario) => BytesPerSample
        + (scenario.Run.Metrics.Count == 0 ? 0 : BytesPerArray + (sizeof(double) * scenario.Run.Metrics.Count));

    /// <summary>Checks the runs of scenarios that are kept at the same time.</summary>
    /// <param name="runs">The scenarios, with their models; more than one where a value is varied.</param>
    /// <exception cref="ScenarioException">They do not fit.</exception>
    public static void Of(IReadOnlyList<(Scenario Scenario, IReadOnlyList<Model> Models)> runs) => Of(
        [.. runs.Select(item => (item.Scenario, item.Models.Select(model => OutputsOf(model))))],
        Math.Max(0, MemoryCheck.Available - GC.GetTotalMemory(forceFullCollection: false)));

    /// <summary>Checks the outputs of sampled orders, all of which are kept until they are counted.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="models">The models, one after another.</param>
    /// <param name="samples">Orders of each.</param>
    /// <exception cref="ScenarioException">They do not fit.</exception>
    public static void OfOrders(Scenario scenario, IEnumerable<Model> models, int samples) => OfOutputs(
        scenario, "ordering.samples", models.Select(BytesOf).DefaultIfEmpty(0).Max(), samples);

    /// <summary>Checks the outputs of runs, all of which are kept until all models have run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="option">What says how many there are.</param>
    /// <param name="models">The models.</param>
    /// <param name="runs">Runs of each.</param>
    /// <exception cref="ScenarioException">They do not fit.</exception>
    public static void OfAnswers(Scenario scenario, string option, IEnumerable<Model> models, int runs) =>
        OfOutputs(scenario, option, models.Sum(BytesOf), runs);

    private static double BytesOf(Model model) => BytesPerArray + (sizeof(double) * OutputsOf(model));

    private static void OfOutputs(Scenario scenario, string option, double one, int samples)
    {
        var free = Math.Max(0, MemoryCheck.Available - GC.GetTotalMemory(forceFullCollection: false));
        if (samples * one > free)
        {
            throw new ScenarioException(
                scenario.PlaceOf(option),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected outputs that fit into the {free / Gigabyte:0.#} GB of memory that are left, found {samples:#,0} samples, "
                        + $"which take at least {samples * one / Gigabyte:#,0.#} GB; {Math.Floor(free / one):#,0} samples would fit"));
        }
    }

    private static double OutputsOf(Model model) => (double)model.Data.ItemCount * model.Readout.OutputSize;

    /// <summary>The same from numbers of outputs, and the bytes that are left.</summary>
    internal static void Of(IReadOnlyList<(Scenario Scenario, IEnumerable<double> Outputs)> runs, long free)
    {
        var (first, outputs) = runs[0];
        var least = runs.Sum(item => item.Scenario.Run.Replicates * BytesOf(item.Scenario, item.Outputs));
        if (least <= free)
        {
            return;
        }

        var schedules = runs.Sum(item => (long)item.Scenario.Run.Replicates);
        var fitting = free / (least / schedules);
        var over = runs.Count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", over {runs.Count:#,0} values in all,");
        throw new ScenarioException(
            first.PlaceOf("run.replicates"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected results that fit into the {free / Gigabyte:0.#} GB of memory that are left, found {schedules:#,0} "
                    + $"schedules{over} of {outputs.Count()} models with {(first.Run.StopsConverged ? "at least " : string.Empty)}"
                    + $"{Samples(first):#,0} samples each, which take at least {least / Gigabyte:#,0.#} GB; "
                    + $"{Math.Floor(fitting):#,0} schedules would fit"));
    }

    // A run that stops as soon as it has converged may have no more than two.
    private static long Samples(Scenario scenario) =>
        scenario.Run.StopsConverged ? 2 : 1 + ((scenario.Run.Until.Ticks - 1) / scenario.Run.Sample.Ticks) + 1;

    private static double BytesOf(Scenario scenario, IEnumerable<double> outputs) => outputs.Sum(count =>
        BytesPerRun + (BytesOfSample(scenario) * Samples(scenario)) + (sizeof(double) * count));
}
