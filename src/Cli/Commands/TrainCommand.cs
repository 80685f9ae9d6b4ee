using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Scenarios;
using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild train</c>.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string> File = new("scenario") { Description = "The scenario, a YAML file." };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Where to write: DIR/<data set>/<model>.safetensors of a sweep, DIR/<scenario name>/<model>.safetensors otherwise.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "weights",
    };

    private static readonly Option<string> Cache = new("--cache")
    {
        Description = "The folder of results in which hogwild run keeps trained weights; what is there already is not trained again.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "plots",
    };

    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "Trainings at a time. Weights are the same whatever it is.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "Replaces any value of the scenario; may be repeated.",
        HelpName = "path=value",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(TextWriter output, CancellationToken cancellation)
    {
        var command = new Command(
            "train",
            """
            Trains the models of a scenario and writes their weights; of a sweep, those of fold 0 and seed 0.

            hogwild train scenarios/paper/table-1-chains.yaml  makes the shipped weights of chains again.
            """)
        {
            File, Out, Cache, Jobs, Set,
        };
        command.SetAction(parsed => Run(parsed, output, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, TextWriter output, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var scenario = ScenarioFile.Load(parsed.GetRequiredValue(File), (parsed.GetValue(Set) ?? []).Select(Override.Parse));
        var jobs = parsed.GetValue(Jobs);
        if (jobs < 1)
        {
            throw new ScenarioException($"--jobs {jobs}", "expected a whole number of at least 1");
        }

        var trainings = Trainings(scenario);
        if (trainings.Count == 0)
        {
            throw new ScenarioException(parsed.GetRequiredValue(File), "expected a model with 'train', found none");
        }

        var cache = new WeightCache(RunCommand.CacheFolder(parsed.GetRequiredValue(Cache)));
        var progress = ProgressDisplay.For(output);
        var weights = progress.Show(report => Train(trainings, cache, jobs, report, cancellation));
        foreach (var (training, trained) in trainings.Zip(weights))
        {
            var path = Path.Combine([parsed.GetRequiredValue(Out), .. training.Path]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            SafeTensors.Write(path, trained);
            output.WriteLine(path);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {clock.Elapsed.TotalSeconds:0.0} s."));
        return ExitCodes.Done;
    }

    private static WeightFile[] Train(
        IReadOnlyList<Training> trainings, WeightCache cache, int jobs, IProgress<RunProgress> progress, CancellationToken cancellation)
    {
        var weights = new WeightFile[trainings.Count];
        var done = 0;
        Runner.InParallel(trainings.Count, jobs, item =>
        {
            weights[item] = cache.GetOrTrain(trainings[item].Settings, trainings[item].Data, null, cancellation);
            progress.Report(new RunProgress(
                "training", Interlocked.Increment(ref done), trainings.Count, string.Join('/', trainings[item].Path)));
        }, cancellation);
        return weights;
    }

    private static IReadOnlyList<Training> Trainings(Scenario scenario)
    {
        if (scenario.Sweep is { } sweep)
        {
            var data = new TableData(sweep);
            return [.. scenario.Models.Where(model => model.Train is not null).SelectMany(model => sweep.Datasets.Select(dataset => new Training(
                [dataset.Key, $"{model.Name}.safetensors"],
                TablePlan.Settings(model, new TableUnit(dataset.Key, model.Name, 0, 0)),
                data.Of(dataset.Key, 0).Training)))];
        }

        return [.. scenario.Models.Where(model => model.Train is not null).Select(model => new Training(
            [scenario.Name, $"{model.Name}.safetensors"], model.Train!, SplitData.Of(scenario.Dataset!).Training))];
    }

    private sealed record Training(IReadOnlyList<string> Path, TrainingSettings Settings, Dataset Data);
}
