using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>The command <c>hogwild train</c>.</summary>
internal static class TrainCommand
{
    /// <summary>Where weights go unless another folder is said.</summary>
    public const string DefaultOut = "weights";

    /// <summary>The folder beside which trained weights are kept unless another one is said.</summary>
    public const string DefaultCache = "plots";

    private static readonly Option<string> Out = SharedOptions.Out(
        "Where to write: DIR/<data set>/<model>.safetensors of tables, DIR/<scenario name>/<model>.safetensors otherwise.", DefaultOut);

    private static readonly Option<string> Cache = new("--cache")
    {
        Description = "The folder of results in which hogwild run keeps trained weights; what is there already is not trained again.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DefaultCache,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Session session)
    {
        var command = new Command(
            "train",
            """
            Trains the models of a scenario and writes their weights; of tables, those of fold 0 and seed 0.

            hogwild train scenarios/paper/table-1-chains.yaml  makes the shipped weights of chains again.
            """)
        {
            SharedOptions.File, Out, Cache, SharedOptions.Jobs, SharedOptions.Shard, SharedOptions.Set,
        };
        command.SetAction(parsed => Run(parsed, session));
        return command;
    }

    private static int Run(ParseResult parsed, Session session)
    {
        var clock = Stopwatch.StartNew();
        var scenario = SharedOptions.Load(parsed);
        var jobs = SharedOptions.JobsOf(parsed);
        if (scenario.Models.All(model => model.Train is null))
        {
            throw new ScenarioException(parsed.GetRequiredValue(SharedOptions.File), "expected a model with 'train', found none");
        }

        var study = new TrainStudy(scenario);
        session.Expect([study]);
        if (SharedOptions.ShareOf(parsed) is { } share)
        {
            return new ShareCommand(session).Run(parsed, share, Out, $"{scenario.Name}-train", [study], jobs, Cache);
        }

        var (output, parent) = (session.Output, parsed.GetRequiredValue(Cache));
        session.KeepWeights(parent);
        WeightFolder.Check(parsed.GetRequiredValue(Out), scenario);
        session.Begin?.Invoke();
        var result = ProgressDisplay.For(output).Show(progress => Experiment.Run(
            study,
            new StudyOptions { Jobs = jobs, WeightCache = Kept.Weights(parent), Progress = progress.Report, Warn = session.Warn },
            session.Cancellation));
        WeightFolder.Write(parsed.GetRequiredValue(Out), result).ToList().ForEach(output.WriteLine);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {clock.Elapsed.TotalSeconds:0.0} s."));
        return ExitCodes.Done;
    }
}
