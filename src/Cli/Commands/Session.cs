using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>One call of the command: where it writes, when it is to stop, and what it has open and keeps.</summary>
/// <param name="output">Receives results and progress.</param>
/// <param name="error">Receives what went wrong.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class Session(SafeWriter output, SafeWriter error, CancellationToken cancellation)
{
    private readonly Lock _gate = new();
    private readonly List<ResultsFolder> _folders = [];
    private readonly List<string> _warnings = [];
    private readonly List<WriterLock> _locks = [];
    private KeptWork? _kept;
    private (string Parent, int Before)? _weights;

    /// <summary>Receives results and progress.</summary>
    public SafeWriter Output => output;

    /// <summary>Asks to stop.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The folder of results that a command has written last; null where none has.</summary>
    public string? Latest { get; set; }

    /// <summary>What studies have to be asked, since shares of them are there; null where they may be asked anything.</summary>
    public StudyQuestion? Expects { get; set; }

    /// <summary>What is done first where the folder of results is held; null for nothing.</summary>
    public Action? Begin { get; set; }

    /// <summary>Refuses studies that are not those of the shares that are put together.</summary>
    /// <exception cref="ScenarioException">They are others.</exception>
    public void Expect(IReadOnlyList<Study> studies)
    {
        if (Expects is { } expected && StudyQuestion.Of(studies) is var found && found != expected)
        {
            throw new ScenarioException(
                studies[0].Scenario.Source?.File ?? studies[0].Scenario.Name,
                "expected the study that the shares are of, found "
                    + (found.Build != expected.Build ? "another build of this program than that which made the shares"
                        : found.Asked != expected.Asked ? "another one: the scenario has changed since"
                        : "another one: files that the scenario names have changed since"));
        }
    }

    /// <summary>Keeps something that is to be told beside the results, when the progress is no longer shown.</summary>
    public void Warn(string line)
    {
        lock (_gate)
        {
            _warnings.Add(line);
        }
    }

    /// <summary>Tells what there was to be warned of since it was told last, each once.</summary>
    public void TellWarnings()
    {
        lock (_gate)
        {
            _warnings.Distinct().ToList().ForEach(line => error.WriteLine($"Warning: {line}"));
            _warnings.Clear();
        }
    }

    /// <summary>Tells what is known of a scenario's schedulers before it is run.</summary>
    public void TellSchedulers(Scenario scenario)
    {
        IEnumerable<Scenario> all = scenario.Swept is { } swept ? swept.Cells.Select(cell => cell.Scenario) : [scenario];
        var others = scenario.Threshold?.Schedulers ?? [];
        var further = scenario.Table?.Schedulers ?? [];
        var warnings = all.SelectMany(item => others.DefaultIfEmpty(item.Scheduler).Concat(further)
            .SelectMany(scheduler => scheduler.Warnings(item.Step, item.Run.Until)));
        warnings.Distinct().ToList().ForEach(warning => output.WriteLine($"Warning: {warning}"));
    }

    /// <summary>Tells what is good to know before anything starts, a line each.</summary>
    public void TellNotes(IEnumerable<string> notes) => notes.ToList().ForEach(note => output.WriteLine($"Note: {note}"));

    /// <summary>Opens a folder of results, which is closed with the session wherever that ends.</summary>
    public ResultsFolder Open(string parent, string name, string marker = RunFile.Name)
    {
        ResultsFolder.CheckPlace(parent, name);
        var held = WriterLock.Take(parent, name);
        lock (_gate)
        {
            _locks.Add(held);
        }

        var folder = ResultsFolder.Open(parent, name, marker);
        lock (_gate)
        {
            _folders.Add(folder);
        }

        return folder;
    }

    /// <summary>How studies are carried out whose results go into a folder. Tells what is there of an earlier attempt.</summary>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="name">The name of the folder of these.</param>
    /// <param name="studies">What is asked, of one scenario.</param>
    /// <param name="progress">Is told how far they have come.</param>
    public StudyOptions OptionsOf(string parent, string name, IReadOnlyList<Study> studies, IProgress<RunProgress> progress)
    {
        KeepWeights(parent);
        Kept.CheckWritable(Kept.Units(parent), Kept.Weights(parent), Kept.Unfinished(parent, name));
        Begin?.Invoke();
        var kept = new KeptWork(parent, name, studies, Warn);
        kept.Changes.ToList().ForEach(change => progress.Report(new RunProgress($"changed since it was stopped: {change}", 0, 0)));
        _kept = kept;
        return new StudyOptions
        {
            WeightCache = Kept.Weights(parent),
            Store = kept.Lasting,
            Unfinished = kept.Unfinished,
            TellsKept = kept.WasStopped,
            Progress = progress.Report,
            Warn = Warn,
        };
    }

    /// <summary>Writes what is finished and waits to be kept.</summary>
    public void Flush() => _kept?.Flush();

    /// <summary>The results are in their place: what only helped to come there goes.</summary>
    public void Finish()
    {
        _kept?.Finish();
        _kept = null;
    }

    /// <summary>Writes what is finished and waits, removes what is half written, and gives back what others may wait for.</summary>
    public void Close()
    {
        lock (_gate)
        {
            // First what is half written, since there may be no room for anything else.
            _folders.ForEach(folder => folder.Dispose());
            try
            {
                _kept?.Flush();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Warn($"not all finished units of work could be kept: {error.Message}");
                _kept?.Forget();
            }

            _locks.ForEach(held => held.Dispose());
            _locks.Clear();
        }
    }

    /// <summary>From now on, weights that are trained are kept in a folder of results.</summary>
    public void KeepWeights(string parent) => _weights = (parent, Weights(parent));

    /// <summary>What an interrupted command says.</summary>
    public string Interrupted() => $"hogwild: interrupted; no results were written{AndKept()}";

    /// <summary>What is kept although no results were written, as the end of a sentence; empty for nothing.</summary>
    public string AndKept()
    {
        var (units, trained) = (_kept?.Count ?? 0, _weights is var (parent, before) ? Weights(parent) - before : 0);
        var begun = _weights is var (all, _) ? Entries(all, "*.unfinished") : 0;
        string[] kept =
        [
            .. units > 0 ? [Counted(units, "finished unit of work", "finished units of work")] : Array.Empty<string>(),
            .. trained > 0 ? [Counted(trained, "trained model", "trained models")] : Array.Empty<string>(),
            .. begun > 0 ? [Counted(begun, "unfinished training", "unfinished trainings")] : Array.Empty<string>(),
        ];
        var what = $"{string.Join(" and ", kept)} {(units + trained + begun == 1 ? "is" : "are")}";
        return kept.Length == 0 ? string.Empty
            : $", but {what} kept in {_weights!.Value.Parent}, and the same command goes on from there";
    }

    /// <summary>A number of things.</summary>
    public static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static int Weights(string parent) => Entries(parent, "*.safetensors");

    private static int Entries(string parent, string pattern) => Directory.Exists(Kept.Weights(parent))
        ? Directory.EnumerateFiles(Kept.Weights(parent), pattern).Count() : 0;
}
