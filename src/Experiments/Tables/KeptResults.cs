using System.Security.Cryptography;
using System.Text.Json;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Results of trained cells in a small file, a line of JSON each, so that tables that take hours are not computed twice. A line has a key:
/// a hash of what was asked, as far as it differs from defaults, of the files that it names, and of the versions of trainers and results.
/// Another build of the simulator finds it all the same, unlike what is kept while a study is under way.
/// </summary>
internal sealed class KeptResults
{
    /// <summary>
    /// Grows whenever the same question to trained models comes to other numbers, by other data, judgements, schedules or defaults, so that
    /// older numbers are not taken for them. Trainings have a version of their own.
    /// </summary>
    internal const int Version = 1;

    private readonly Scenario _scenario;
    private readonly TableInputs _inputs;
    private readonly Dictionary<string, KeptLine> _lines;
    private readonly Dictionary<TableUnit, string?> _keys = [];

    private KeptResults(Scenario scenario, TableInputs inputs, Dictionary<string, KeptLine> lines) =>
        (_scenario, _inputs, _lines) = (scenario, inputs, lines);

    /// <summary>What is in the file of a scenario; nothing, where it names none.</summary>
    /// <exception cref="ScenarioException">It cannot be read; all bad lines are told.</exception>
    public static KeptResults Read(Scenario scenario, TableInputs inputs)
    {
        var lines = new Dictionary<string, KeptLine>(StringComparer.Ordinal);
        if (scenario.Table!.Kept is { } file)
        {
            var faults = new FaultList();
            var path = Path.GetFullPath(Path.Combine(scenario.Folder, file.Path));
            foreach (var (index, line) in Lines(scenario, file, path).Index())
            {
                if (KeptLine.TryRead(line) is { } read)
                {
                    lines[read.Key] = read;
                }
                else if (line.Length > 0)
                {
                    faults.Add(new ScenarioException(
                        $"{file.Path}:{index + 1}:1", $"expected a line of kept.jsonl, found {Excerpt.Of(line)}"));
                }
            }

            faults.Tell();
        }

        return new KeptResults(scenario, inputs, lines);
    }

    /// <summary>The results of tables as lines, of trained models; where one came to no numbers, why it did not.</summary>
    public static IReadOnlyList<string> Of(
        Scenario scenario, TableInputs inputs, IReadOnlyList<UnitResult> judged, IReadOnlyList<ScheduleResult> schedules)
    {
        var kept = new KeptResults(scenario, inputs, []);
        var labels = TablePlan.Labels(scenario);
        return
        [
            .. judged.Select(result => (Key: kept.KeyOf(result.Unit), Result: result)).Where(item => item.Key is not null)
                .Select(item => UnitEvaluation.Write(item.Result) is { } numbers
                    ? KeptLine.Write(item.Key!, item.Result.Unit, numbers)
                    : KeptLine.Write(item.Key!, item.Result.Unit, item.Result.Problem)),
            .. schedules.Select(result => (Run: RunOf(result, labels), Result: result)).Where(item => kept.KeyOf(item.Run.Unit) is not null)
                .Select(item => KeptLine.Write(
                    kept.KeyOf(item.Run)!, item.Run.Unit, item.Run.IsOrder ? "random order" : item.Result.Scheduler, item.Result)),
        ];
    }

    /// <summary>What is kept of a judgement: its numbers, or why it has none; null where nothing is.</summary>
    public KeptLine? Find(TableUnit unit) => Find(KeyOf(unit), UnitEvaluation.NumbersOf(_scenario, unit), mayFail: true);

    /// <summary>What is kept of a run: its numbers; null where there are none.</summary>
    public KeptLine? Find(TableRun run) => _lines.Count == 0 ? null : Find(KeyOf(run), AsynchronousHalf.Numbers, mayFail: false);

    private static TableRun RunOf(ScheduleResult result, IReadOnlyList<string> labels) => new(
        new TableUnit(result.Dataset, result.Model, result.Fold, result.Seed),
        result.IsOrder ? null : Enumerable.Range(0, labels.Count).First(index => labels[index] == result.Scheduler),
        result.Number);

    private static string[] Lines(Scenario scenario, InputFile file, string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(
                $"{scenario.PlaceOf("table.kept")}: expected a file that can be read (relative to the scenario), found {file.Path}", error);
        }
    }

    private KeptLine? Find(string? key, int count, bool mayFail) => key is not null && _lines.GetValueOrDefault(key) is { } line
        && (line.Problem is null ? line.Numbers.Length == count : mayFail) ? line : null;

    /// <summary>What names the judgement of a trained model; null where it is not trained.</summary>
    private string? KeyOf(TableUnit unit)
    {
        if (!_keys.TryGetValue(unit, out var key))
        {
            var model = _scenario.Models.First(item => item.Name == unit.Model);
            key = TablePlan.Trains(_scenario.Table!, model) ? Hash(json => Describe(json, unit, model)) : null;
            _keys.Add(unit, key);
        }

        return key;
    }

    private string? KeyOf(TableRun run) => KeyOf(run.Unit) is not { } unit ? null : Hash(json =>
    {
        json.WriteString("trained", unit);
        json.WriteNumber("seed", _scenario.Seed);
        json.WriteNumber("number", run.Number);
        WriteChanged(json, "run", _scenario.Run);
        if (run.Scheduler is { } scheduler)
        {
            ScenarioJson.WriteSchedules(json, _scenario with { Scheduler = TablePlan.Schedulers(_scenario)[scheduler] });
            json.WriteString("files", _inputs.FilesOfSchedules);
        }
        else
        {
            ScenarioJson.WriteWorkers(json, _scenario);
        }
    });

    private void Describe(Utf8JsonWriter json, TableUnit unit, ModelSpec model)
    {
        var spec = _scenario.Table!;
        json.WriteNumber("trainer", Trainers.Version);
        json.WriteNumber("version", Version);
        WriteChanged(json, "dataset", spec.Datasets.First(item => item.Key == unit.Dataset).Value);
        json.WriteNumber("split", spec.Split);
        json.WriteNumber("shuffle", spec.Shuffle);
        json.WriteBoolean("validation", spec.Validates);
        UnitEvaluation.WriteChoice(json, spec);
        json.WriteNumber("fold", unit.Fold);
        WriteChanged(json, "rule", model.Rule);
        WriteChanged(json, "train", TablePlan.Settings(model, unit));
        json.WriteString("files", _inputs.FilesOf(unit));
    }

    /// <summary>A kind with those of its options that differ from their defaults: a new option leaves the keys as they are.</summary>
    private static void WriteChanged(Utf8JsonWriter json, string name, object spec)
    {
        json.WriteStartObject(name);
        json.WriteString("kind", Kind.Of(spec.GetType()).Name);
        SpecWriter.WriteOptions(json, spec, option => option.In(spec) is { } value && !Equals(value, option.Default));
        json.WriteEndObject();
    }

    private static string Hash(Action<Utf8JsonWriter> describe)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            describe(json);
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()))[..32];
    }
}
