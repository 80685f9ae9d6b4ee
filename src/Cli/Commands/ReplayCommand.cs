using System.CommandLine;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild replay</c>.</summary>
internal static class ReplayCommand
{
    private static readonly Argument<string> File = new("schedule")
    {
        Description = "A schedule in the folder schedules/ of some results, as hogwild run --record writes it.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(ExecuteReplay replay, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var command = new Command(
            "replay",
            """
            Replays a recorded schedule and compares its fingerprint and every sample with those of the recorded run.

            The model and its data are those of the results that the schedule belongs to (run.json beside its folder).
            Exit codes: 0 the same, 1 something differs, 2 the file cannot be used, 130 interrupted.
            """)
        {
            File,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(File), PlugInLoader.Kinds(parsed), replay, output, error, cancellation));
        return command;
    }

    /// <summary>Replays a schedule of some results, and compares the samples with their <c>metrics.csv</c>.</summary>
    public static ReplayResult Execute(string file, KindRegistry kinds, CancellationToken cancellation)
    {
        var results = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(file)))!;
        var run = Path.Combine(results, RunFile.Name);
        if (!System.IO.File.Exists(run))
        {
            // What is wrong with the schedule itself comes first.
            _ = ScheduleFile.Read(file);
            throw new ScenarioException(
                file, $"expected a schedule in the folder schedules/ of some results, found no {RunFile.Name} beside its folder; "
                    + "the scheduler 'replay' of a scenario takes any schedule");
        }

        var scenario = ScenarioFile.LoadResolved(run, kinds);
        var result = Replayer.Execute(file, scenario, Kept.Weights(RecordedFiles.ParentOf(results)), cancellation);
        return result.Trajectory is not { } trajectory ? result : result with
        {
            FirstOtherRow = MetricsComparison.FirstOtherRow(Path.Combine(results, "metrics.csv"), result.Model, trajectory),
        };
    }

    private static int Run(
        string file, KindRegistry kinds, ExecuteReplay replay, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new ScenarioException(file, "expected a recorded schedule, found no file");
        }

        var result = replay(file, kinds, cancellation);
        var what =
            string.Create(CultureInfo.InvariantCulture, $"{result.Model}, {result.Decisions} decisions, fingerprint {result.Replayed:x16}");
        if (result.Fits)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{what}: the same as recorded, and so is every number of {result.Samples} samples."));
            return ExitCodes.Done;
        }

        var difference = result.FirstDifference is { } first ? $" First difference: {first}" : string.Empty;
        difference += result.FirstOtherRow is { } row ? $" First row of metrics.csv that differs: {row}" : string.Empty;
        var recorded = result.Recorded == result.Replayed
            ? "the schedule is the one recorded, its numbers are not: is a file of the scenario another one?"
            : string.Create(CultureInfo.InvariantCulture, $"recorded was {result.Recorded:x16}.");
        error.WriteLine($"{file}: {what}: {recorded}{difference}");
        return ExitCodes.Failed;
    }
}
