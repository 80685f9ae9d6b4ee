using System.CommandLine;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>A command that does a share of its work alone, and leaves it in a folder for <c>hogwild merge</c>.</summary>
/// <param name="session">Where it writes, and when it is to stop.</param>
internal sealed class ShareCommand(Session session)
{
    /// <summary>What becomes of a sweep where a run fails; null for what the scenario says.</summary>
    public FailurePolicy? OnFailure { get; init; }

    /// <summary>How a worker of a real run is started; null where there are none.</summary>
    public Engines.WorkerCommand? Worker { get; init; }

    /// <summary>How a silo is started; null where there are none.</summary>
    public Engines.WorkerCommand? Silo { get; init; }

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Does the share.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="share">Which share.</param>
    /// <param name="parent">The option for the folder of all results.</param>
    /// <param name="name">What the folder of the results is called.</param>
    /// <param name="studies">The studies.</param>
    /// <param name="jobs">Units of work at the same time.</param>
    /// <param name="cache">The option for the folder beside which weights are kept; null where that is the folder of all results.</param>
    public int Run(
        ParseResult parsed,
        Share share,
        Option<string> parent,
        string name,
        IReadOnlyList<Study> studies,
        int jobs,
        Option<string>? cache = null)
    {
        var results = parsed.GetRequiredValue(parent);
        var keeps = parsed.GetRequiredValue(cache ?? parent);
        var folderName = ShareFolder.NameOf(name, share);
        using var folder = session.Open(results, folderName, ShareFile.Name);
        var file = new ShareFile
        {
            Share = share,
            Results = name,
            Question = StudyQuestion.Of(studies),
            Version = RunFile.Version,
            Arguments = ShareArguments.Of(parsed, parent, folder.FullPath),
            FolderOption = parent.Name,
            CacheOption = cache?.Name,
            Scenario = Json(studies[0].Scenario),
        };
        var weights = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var (used, shared) = Contribute(studies, share, jobs, (keeps, folderName), path => weights[path] = true);
        var units = ShareFolder.Write(
            folder,
            file,
            (used, Kept.Unfinished(keeps, folderName)),
            (shared, Kept.Units(keeps)),
            [.. weights.Keys.Order(StringComparer.Ordinal)]);
        folder.Commit();
        session.Finish();
        session.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Share {share}: {Told(units, weights.Count)} in {Path.Combine(results, folderName)}, after "
                + $"{_clock.Elapsed.TotalSeconds:0.0} s."));
        if (units == 0 && weights.IsEmpty)
        {
            session.Output.WriteLine($"Note: the study has fewer parts than {share.Count}, and this share had nothing to do.");
        }

        session.Output.WriteLine($"All shares together: hogwild merge {Path.Combine(results, $"{name}.share-*-of-{share.Count}")}");
        return ExitCodes.Done;
    }

    private static string Told(int units, int weights) => string.Join(" and ", (string[])
    [
        .. units > 0 || weights == 0 ? [Session.Counted(units, "unit of work", "units of work")] : Array.Empty<string>(),
        .. weights > 0 ? [Session.Counted(weights, "trained model", "trained models")] : Array.Empty<string>(),
    ]);

    /// <summary>Does the units, and says which these were: those that nobody else asks for, and the others.</summary>
    private (UsedUnits Own, UsedUnits Shared) Contribute(
        IReadOnlyList<Study> studies, Share share, int jobs, (string Parent, string Name) folder, Action<string> usesWeights) =>
        ProgressDisplay.For(session.Output).Show(progress =>
        {
            var scenario = studies[0].Scenario;
            var options = session.OptionsOf(folder.Parent, folder.Name, studies, progress);
            var (own, others) = (new UsedUnits(options.Unfinished!), new UsedUnits(options.Store!));
            options = options with
            {
                Jobs = jobs,
                OnFailure = OnFailure,
                Unfinished = own,
                Store = others,
                UsesWeights = usesWeights,
                Worker = Worker,
                Silo = Silo,
                CreateSchedule = RunRecords.AskForSchedules(scenario) ? NoFile : null,
                CreateStates = RunRecords.AskForStates(scenario) ? NoFile : null,
            };
            Experiment.Contribute(studies, share, options, session.Cancellation);
            session.Flush();
            return (own, others);
        });

    /// <summary>Schedules and states are kept as parts of units, and are files where the shares come together.</summary>
    private static Stream NoFile(RunName run) => Stream.Null;

    private static string Json(Scenario scenario)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ScenarioJson.Write(json, scenario);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
