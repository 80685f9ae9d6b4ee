using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Schedulers;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild run</c>.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> File = new("scenario")
    {
        Description = "The scenario, a YAML file. For instance scenarios/quickstart.yaml.",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder of all results; those of this run go into DIR/<scenario name>/ and replace what an earlier run left there.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "plots",
    };

    private static readonly Option<string?> Seed =
        new("--seed") { Description = "Seed of every draw, in place of the scenario's.", HelpName = "N" };

    private static readonly Option<string?> Replicates = new("--replicates")
    {
        Description = "Number of independent schedules, in place of the scenario's run.replicates.",
        HelpName = "N",
    };

    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Schedules that run at the same time. Results are the same whatever it is.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "Replaces any value of the scenario; may be repeated. The value is YAML, files are relative to the scenario. "
            + "For instance --set run.until=10s --set scheduler.link.loss=20% --set scheduler=synchronous.",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<bool> Record = new("--record")
    {
        Description = "Write every schedule to DIR/<scenario name>/schedules/, for hogwild replay.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Execute execute, TextWriter output, CancellationToken cancellation)
    {
        var command = new Command(
            "run",
            """
            Runs a scenario and writes tables and figures.

            Results in DIR/<scenario name>/: figures/convergence, ordering, loss, asynchrony (png, svg), summary.csv (means over schedules),
            metrics.csv (every sample), run.json (everything that determined the run). Where the scenario varies a value: figures/vary, vary.csv,
            vary-curves.csv; where it asks for orders: figures/interleavings, ordering.csv, ordering-test.csv. A scenario with a sweep has table.md,
            table.csv (a row a cell), runs.csv (a row a training), schedules.csv and differences.csv instead; stopped, it goes on where it was.
            Exit codes: 0 done (also where runs diverged), 1 unexpected failure, 2 the scenario or an option cannot be used,
            130 interrupted.
            """)
        {
            File, Out, Seed, Replicates, Jobs, Set, Record,
        };
        command.SetAction(parsed => Run(parsed, execute, output, cancellation));
        return command;
    }

    /// <summary>Where trained weights are kept, given the folder of all results: each is trained once.</summary>
    public static string CacheFolder(string results) => Path.Combine(results, ".weights");

    private static int Run(ParseResult parsed, Execute execute, TextWriter output, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var jobs = parsed.GetValue(Jobs);
        if (jobs < 1)
        {
            throw new ScenarioException($"--jobs {jobs}", "expected a whole number of at least 1");
        }

        var scenario = ScenarioFile.Load(parsed.GetRequiredValue(File), Overrides(parsed));
        BoundedMisfits.Warnings(scenario.Scheduler, scenario.Step, scenario.Run.Until).ToList().ForEach(warning => output.WriteLine($"Warning: {warning}"));
        var parent = parsed.GetRequiredValue(Out);
        using var folder = ResultsFolder.Open(parent, scenario.Name);
        var display = ProgressDisplay.For(output);
        if (scenario.Sweep is not null)
        {
            return Sweep(scenario, jobs, (parent, folder), display, output, cancellation);
        }

        var options = new RunOptions(jobs, CacheFolder(parent), scenario.Run.Record ? CreateSchedule : null);
        var result = display.Show(progress => execute(scenario, options, progress, cancellation));
        cancellation.ThrowIfCancellationRequested();
        ResultsWriter.Write(folder, scenario, result, clock.Elapsed, cancellation);
        folder.Commit();
        Report(output, scenario, result, Path.Combine(parent, scenario.Name));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {clock.Elapsed.TotalSeconds:0.0} s."));
        return ExitCodes.Done;

        Stream CreateSchedule(string model, Regime regime, int replicate) => folder.Create(
            string.Create(CultureInfo.InvariantCulture, $"schedules/{model}-{regime.Text()}-{replicate:0000}.jsonl"));
    }

    private static void Report(TextWriter output, Scenario scenario, RunResult result, string shown)
    {
        if (result.Vary is { } vary)
        {
            VaryPrinter.Write(output, scenario, vary);
            output.WriteLine($"Figure: {Path.Combine(shown, "figures", "vary.png")} (and .svg)");
            output.WriteLine($"Tables: {Path.Combine(shown, "vary.csv")}, vary-curves.csv, run.json");
            return;
        }

        RunPrinter.Write(output, scenario, result.Models);
        result.Ordering.ToList().ForEach(ordering => output.WriteLine(ordering.Statement));
        var loss = result.Models.Any(model => model.Loss is not null) ? ", loss.png" : string.Empty;
        var timeline = result.Timeline is null ? string.Empty : ", timeline.png";
        var (orders, tables) = result.Ordering.Count > 0
            ? (", interleavings.png", ", ordering.csv, ordering-test.csv") : (string.Empty, string.Empty);
        var first = Path.Combine(shown, "figures", "convergence.png");
        output.WriteLine($"Figures: {first}, ordering.png{loss}, asynchrony.png{timeline}{orders} (and .svg)");
        output.WriteLine($"Tables:  {Path.Combine(shown, "summary.csv")}, metrics.csv{tables}, run.json");
    }

    /// <summary>A scenario with a sweep: tables, and no figures.</summary>
    private static int Sweep(
        Scenario scenario,
        int jobs,
        (string Parent, ResultsFolder Folder) results,
        ProgressDisplay display,
        TextWriter output,
        CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var (parent, folder) = results;
        var result = display.Show(progress => TableRunner.Execute(
            scenario, jobs, CacheFolder(parent), Path.Combine(parent, ".results"), progress, cancellation));
        cancellation.ThrowIfCancellationRequested();
        TableWriter.Write(folder, result, clock.Elapsed);
        folder.Commit();
        TablePrinter.Write(output, result);
        output.WriteLine($"Tables:  {Path.Combine(parent, scenario.Name, "table.md")}, table.csv, runs.csv, schedules.csv, differences.csv, run.json");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {clock.Elapsed.TotalSeconds:0.0} s."));
        return ExitCodes.Done;
    }

    private static List<Override> Overrides(ParseResult parsed)
    {
        var overrides = (parsed.GetValue(Set) ?? []).Select(Override.Parse).ToList();
        if (parsed.GetValue(Seed) is { } seed)
        {
            overrides.Add(new Override("seed", seed, $"--seed {seed}"));
        }

        if (parsed.GetValue(Replicates) is { } replicates)
        {
            overrides.Add(new Override("run.replicates", replicates, $"--replicates {replicates}"));
        }

        if (parsed.GetValue(Record))
        {
            overrides.Add(new Override("run.record", "true", "--record"));
        }

        return overrides;
    }
}
