using System.Text.Json;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Runs of a varied value that are kept: they come back to the bit, and only for the very same inputs.</summary>
public sealed class KeptRunsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_stopped_goes_on_where_it_was_and_comes_out_the_same()
    {
        var scenario = Scenario(0.5);
        var first = Tables(scenario, out var all);
        var files = Directory.GetFiles(_folder["kept"]);
        Assert.Equal(all, files.Length);
        files.Take(files.Length / 2).ToList().ForEach(File.Delete);
        var kept = files.Skip(files.Length / 2).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        Assert.Equal(first, Tables(scenario, out _));
        Assert.All(kept, item => Assert.Equal(item.Value, File.GetLastWriteTimeUtc(item.Key)));
        Assert.Equal(all, Directory.GetFiles(_folder["kept"]).Length);
    }

    [Fact]
    public void More_schedules_and_values_keep_what_there_is_and_another_file_does_not()
    {
        Tables(Scenario(0.5), out var before);
        Tables(Scenario(0.5, "run.replicates=3", "vary.values=[1, 2, 3]", "title=Other"), out var more);
        var names = Directory.GetFiles(_folder["kept"]);
        Assert.Equal(more, names.Length);
        Assert.True(more > before);

        // The same text of a scenario, another matrix with the same fixed point.
        Tables(Scenario(0.25), out _);
        Assert.True(Directory.GetFiles(_folder["kept"]).Length >= names.Length + before - 1);
    }

    /// <summary>A trace has no part in the model: only its contents tell that another one is asked for.</summary>
    [Fact]
    public void A_trace_that_was_changed_meets_no_run_that_was_kept()
    {
        string[] sets =
        [
            "traces={ t: { kind: deliveries, file: t.txt } }",
            "scheduler={ kind: physical, clock: { kind: poisson, period: 1ms }, link: { loss: { kind: measured, trace: t } } }",
            "vary={ path: scheduler.clock.period, values: [1ms, 2ms] }",
        ];
        _folder.Write("t.txt", "0 1 1\n1 0 1\n");
        var first = Tables(Scenario(0.5, sets), out _);
        _folder.Write("t.txt", "0 1 0.1\n1 0 0.1\n");
        Assert.NotEqual(first, Tables(Scenario(0.5, sets), out _));
        _folder.Write("t.txt", "0 1 1\n1 0 1\n");
        Assert.Equal(first, Tables(Scenario(0.5, sets), out _));
    }

    [Fact]
    public void A_digit_that_was_changed_is_noticed_and_said_and_computed_again()
    {
        var scenario = Scenario(0.5);
        var first = Tables(scenario, out _);
        var file = Directory.GetFiles(_folder["kept"])[0];
        var text = File.ReadAllText(file);
        var digit = text.IndexOf("\"Distance\":", StringComparison.Ordinal) + "\"Distance\":".Length;
        File.WriteAllText(file, $"{text[..digit]}{(text[digit] == '1' ? '2' : '1')}{text[(digit + 1)..]}");
        var said = new List<string>();
        Assert.Equal(first, Tables(scenario, out _, said.Add));
        Assert.Equal([$"the kept outcome {file}: the file is damaged (its checksum does not fit); it is computed anew"], said);
        Assert.Equal(text, File.ReadAllText(file));
    }

    [Fact]
    public void Every_property_of_a_run_is_kept()
    {
        var result = Experiment.Run(new SweepStudy(Scenario(0.5)), Options(null), TestContext.Current.CancellationToken);
        var run = result.Cells[0].Models[0].Result!.Asynchronous[0];
        var codec = new TrajectoryCodec();
        var text = codec.Write(run);
        Assert.True(codec.TryRead(text, out var again));
        Assert.Equal(text, codec.Write(again));
        Assert.Equal(run.Samples, again.Samples);
        Assert.Equal(run.Counts.Staleness.Bins, again.Counts.Staleness.Bins);
        using var json = JsonDocument.Parse(text);
        Assert.All(typeof(Trajectory).GetProperties(), property => Assert.True(json.RootElement.TryGetProperty(property.Name, out _)));
    }

    private static StudyOptions Options(IUnitStore? store) => new() { Jobs = 2, WeightCache = Path.GetTempPath(), Store = store };

    private string Tables(Scenario scenario, out int count, Action<string>? warn = null)
    {
        var store = new UnitFolder(_folder["kept"], warn);
        var result = Experiment.Run(new SweepStudy(scenario), Options(store), TestContext.Current.CancellationToken);
        count = store.Count;
        using var writer = new StringWriter { NewLine = "\n" };
        SweepTables.Cells(result).WriteCsv(writer);
        SweepTables.Curves(result).WriteCsv(writer);
        return writer.ToString();
    }

    private Scenario Scenario(double weight, params string[] sets)
    {
        _folder.Write("m.mtx", FormattableString.Invariant(
            $"%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 {weight}\n2 1 {weight}\n"));
        _folder.Write("x.txt", "1\n1\n");
        var file = _folder.Write(
            "s.yaml",
            """
            models: { map: { rule: { kind: linear, matrix: m.mtx, initial: x.txt } } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 2 } }
            run: { until: 20ms, replicates: 2, sample: 1ms }
            vary: { path: scheduler.bound.steps, values: [1, 2] }
            """);
        return ScenarioFile.Load(file, sets.Select(Override.Parse));
    }
}
