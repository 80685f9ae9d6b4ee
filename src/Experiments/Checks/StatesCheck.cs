using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// Whether the states that scenarios write down fit into memory, run by run, and on the disk. Said before the first run; the
/// numbers of samples are those of runs that go on to the end.
/// </summary>
internal static class StatesCheck
{
    private const double Gigabyte = 1e9;
    private const double Megabyte = 1e6;

    /// <summary>Checks the states of all runs of scenarios.</summary>
    /// <param name="runs">The scenarios, with their models; more than one where values are swept.</param>
    /// <param name="jobs">Runs at the same time.</param>
    /// <param name="room">Bytes that are free on the disk; null where that is not known.</param>
    /// <param name="memory">Bytes of memory that are free.</param>
    /// <returns>What is told before the first run; null where no states are written.</returns>
    /// <exception cref="ScenarioException">They do not fit.</exception>
    public static string? Of(IReadOnlyList<(Scenario Scenario, IReadOnlyList<Model> Models)> runs, int jobs, long? room, long memory)
    {
        var written = runs.Where(item => item.Scenario.Run.States != StateRecording.None && item.Models.Count > 0).ToList();
        if (written.Count == 0)
        {
            return null;
        }

        var scenario = written[0].Scenario;
        var files = written.Sum(item => item.Models.Count * (item.Scenario.Schedules + 1));
        var largest = written.Max(item => item.Models.Max(model => BytesOf(item.Scenario, model)));
        var all = written.Sum(item => (item.Scenario.Schedules + 1) * item.Models.Sum(model => BytesOf(item.Scenario, model)));
        var least = written.Exists(item => item.Scenario.Run is { StopsConverged: true, States: StateRecording.Samples })
            ? "at least" : "about";
        var together = Math.Min(jobs, files);
        if (together * largest > memory)
        {
            throw Misfit(
                scenario,
                $"into the {memory / Gigabyte:0.#} GB of memory that are left",
                $"{together} runs at the same time whose states take {least} {together * largest / Gigabyte:#,0.#} GB");
        }

        // While a study is under way, what is finished is on the disk twice: kept, for when it is stopped, and in its place.
        const int Copies = 2;
        return Copies * all > room
            ? throw Misfit(
                scenario,
                $"on the disk, where {room / Gigabyte:0.#} GB are free",
                $"{files:#,0} files that take {least} {all / Gigabyte:#,0.#} GB, and as much until all is done")
            : string.Create(CultureInfo.InvariantCulture, $"states: {files:#,0} files, {least} {all / Megabyte:#,0.#} MB in all");
    }

    private static ScenarioException Misfit(Scenario scenario, FormattableString where, FormattableString found) => new(
        scenario.PlaceOf("run.states"),
        $"expected states that fit {where.ToString(CultureInfo.InvariantCulture)}, found "
            + $"{found.ToString(CultureInfo.InvariantCulture)}; 'states: end', a longer 'sample' or fewer 'replicates' need less");

    private static double BytesOf(Scenario scenario, Model model) =>
        sizeof(double) * (double)model.Data.Graph.NodeCount * model.Rule.StateSize * (1 + SamplesOf(scenario.Run));

    // A run that stops as soon as it has converged may have no more than two.
    private static long SamplesOf(RunSpec run) => run.States == StateRecording.End ? 1
        : run.StopsConverged ? 2 : 2 + ((run.Until.Ticks - 1) / run.Sample.Ticks);
}
