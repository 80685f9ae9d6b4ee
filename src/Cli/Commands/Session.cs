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
    private UnitFolder? _units;
    private (string Parent, int Before)? _weights;

    /// <summary>Receives results and progress.</summary>
    public SafeWriter Output => output;

    /// <summary>Asks to stop.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The folder of results that a command has written last; null where none has.</summary>
    public string? Latest { get; set; }

    /// <summary>Says something that is to be told beside the results: now where nothing else is shown, at the end in any case.</summary>
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
        IEnumerable<Scenario> all = scenario.Vary is { } vary ? vary.Scenarios.Select(value => value.Scenario) : [scenario];
        var others = scenario.Threshold?.Schedulers ?? [];
        var warnings = all.SelectMany(item => others.DefaultIfEmpty(item.Scheduler)
            .SelectMany(scheduler => scheduler.Warnings(item.Step, item.Run.Until)));
        warnings.Distinct().ToList().ForEach(warning => output.WriteLine($"Warning: {warning}"));
    }

    /// <summary>Opens a folder of results, which is closed with the session wherever that ends.</summary>
    public ResultsFolder Open(string parent, string name, string marker = RunFile.Name)
    {
        var folder = ResultsFolder.Open(parent, name, marker);
        lock (_gate)
        {
            _folders.Add(folder);
        }

        return folder;
    }

    /// <summary>How studies are carried out whose results go into a folder.</summary>
    public StudyOptions OptionsOf(string parent, IProgress<RunProgress> progress)
    {
        KeepWeights(parent);
        _units = new UnitFolder(Kept.Units(parent), Warn);
        return new StudyOptions
        {
            WeightCache = Kept.Weights(parent),
            Store = _units,
            Progress = progress.Report,
            Warn = Warn,
        };
    }

    /// <summary>From now on, weights that are trained are kept in a folder of results.</summary>
    public void KeepWeights(string parent) => _weights = (parent, Weights(parent));

    /// <summary>Gives up whatever is still at work: what is half written goes.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _folders.ForEach(folder => folder.Dispose());
        }
    }

    /// <summary>What an interrupted command says.</summary>
    public string Interrupted()
    {
        var (units, trained) = (_units?.Count ?? 0, _weights is var (parent, before) ? Weights(parent) - before : 0);
        string[] kept =
        [
            .. units > 0 ? [Counted(units, "finished unit of work", "finished units of work")] : Array.Empty<string>(),
            .. trained > 0 ? [Counted(trained, "trained model", "trained models")] : Array.Empty<string>(),
        ];
        var what = $"{string.Join(" and ", kept)} {(units + trained == 1 ? "is" : "are")}";
        return kept.Length == 0 ? "hogwild: interrupted; no results were written"
            : $"hogwild: interrupted; no results were written, but {what} kept in {_weights!.Value.Parent}, and the same command goes on "
                + "from there";
    }

    private static string Counted(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    private static int Weights(string parent) => Directory.Exists(Kept.Weights(parent))
        ? Directory.EnumerateFiles(Kept.Weights(parent), "*.safetensors").Count() : 0;
}
