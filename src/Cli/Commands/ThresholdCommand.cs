using System.CommandLine;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild threshold</c>.</summary>
internal static class ThresholdCommand
{
    private static readonly Option<string?> Over = Text(
        "--over",
        "bound|alpha|loss|delay",
        "The parameter, in place of the scenario's threshold.over. Another one starts a section of its own.");

    private static readonly Option<string?> From = Text("--from", "VALUE", "Smallest value of the parameter: 1, 0.01, 5% or 2ms.");

    private static readonly Option<string?> To = Text("--to", "VALUE", "Largest value.");

    private static readonly Option<string?> Points = Text("--points", "N", "Values of the coarse grid.");

    private static readonly Option<string?> Resolution = Text(
        "--resolution", "X", "How closely a crossing is enclosed: relative for alpha and delay, absolute for loss.");

    private static readonly Option<string?> And = Text(
        "--and", "bound|alpha|loss|delay", "A second parameter, for a map. For instance --over alpha --and bound.");

    private static readonly Option<string[]> Scheduler = new("--scheduler")
    {
        Description = "A scheduler in place of the scenario's: a kind, or a mapping in YAML; may be repeated, to compare.",
        HelpName = "YAML",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string?> Confidence = Text("--confidence", "X", "Confidence of the interval about a share.");

    private static readonly Option<string> Out =
        SharedOptions.Out("Folder of all results; those of this search go into DIR/<scenario name>-threshold/.");

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "threshold",
            """
            Looks for the values of a parameter between which runs converge and do not, for each model and scheduler. Answers may be: a
            threshold with the values it lies between, none in range, not monotone (all crossings), in doubt.

            Where schedules are drawn, a value converges where the rate of ln(distance), all change over all time of its replicates, is
            below 0 with its confidence interval; values are powers of 1.1, and about a crossing those of 1 + resolution. Where every
            schedule is the same, one run decides, and crossings are bisected: it converges where it came within run.tolerance and stayed
            there, or, where time is up before, where its distance falls by a tenth or more over its second half. A run that is not decided
            goes on for up to four times run.until.
            Results in DIR/<scenario name>-threshold/: figures/stability (png, svg), threshold.csv (answers), points.csv (all values tried),
            threshold.json. Exit codes are those of hogwild run.
            """)
        {
            SharedOptions.File, Over, From, To, Points, Resolution, And, Scheduler, SharedOptions.Replicates, Confidence,
            SharedOptions.Seed, Out, SharedOptions.Jobs, SharedOptions.Threads, SharedOptions.Shard, SharedOptions.Set,
            SharedOptions.Parquet,
        };
        command.SetAction(parsed => Run(parsed, session));
        return command;
    }

    private static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };

    private static int Run(ParseResult parsed, Session session)
    {
        var studies = new StudyCommand(session) { Parquet = parsed.GetValue(SharedOptions.Parquet) };
        var jobs = SharedOptions.JobsOf(parsed);
        using var threads = SharedOptions.UseThreads(parsed);
        var scenario = Load(parsed);
        session.TellSchedulers(scenario);
        var (study, name) = (new ThresholdStudy(scenario), $"{scenario.Name}-threshold");
        session.Expect([study]);
        return SharedOptions.ShareOf(parsed) is { } share ? new ShareCommand(session).Run(parsed, share, Out, name, [study], jobs)
            : studies.Run(
                parsed.GetRequiredValue(Out),
                name,
                [study],
                (options, _) => [Experiment.Run(study, options with { Jobs = jobs }, session.Cancellation)],
                ThresholdFile.Name);
    }

    private static Scenario Load(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(SharedOptions.File);
        var set = SharedOptions.Sets(parsed).ToLookup(item => item.Path.Split('.')[0] == "threshold");
        List<Override> overrides = [.. set[false]];
        Add(SharedOptions.Seed, "seed");
        Add(SharedOptions.Replicates, "run.replicates");
        if (parsed.GetValue(Over) is { } over)
        {
            // Another parameter has no use for the ranges of the scenario's own; the same one keeps them.
            var isSame = ScenarioFile.Load(file, PlugInLoader.Kinds(parsed), overrides).Threshold?.Over.Name() == over;
            overrides.Add(new Override(isSame ? "threshold.over" : "threshold", isSame ? over : $"{{ over: {over} }}", $"--over {over}"));
        }

        Add(From, "threshold.from");
        Add(To, "threshold.to");
        Add(Points, "threshold.points");
        Add(Resolution, "threshold.resolution");
        Add(Confidence, "threshold.confidence");
        Add(And, "threshold.and.over");
        if (parsed.GetValue(Scheduler) is { Length: > 0 } schedulers)
        {
            var list = string.Join(", ", schedulers);
            overrides.Add(new Override("threshold.schedulers", $"[{list}]", $"--scheduler {list}"));
        }

        // After the options, one of which may have begun a new section.
        var scenario = ScenarioFile.Load(file, PlugInLoader.Kinds(parsed), [.. overrides, .. set[true]]);
        return scenario.Threshold is not null ? scenario : throw new ScenarioException(
            file, "expected the option --over (bound, alpha, loss or delay), or a section 'threshold' in the scenario, found neither");

        void Add(Option<string?> option, string path) => SharedOptions.Add(overrides, parsed, option, path);
    }
}
