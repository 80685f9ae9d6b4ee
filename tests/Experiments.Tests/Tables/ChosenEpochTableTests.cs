using Hogwild.Scenarios;
using Hogwild.Training;

namespace Hogwild.Experiments.Tests;

/// <summary>Tables whose weights are those of the epoch that was best on validation graphs, or on test graphs.</summary>
public sealed class ChosenEpochTableTests : IDisposable
{
    /// <summary>Whole graphs with classes, of which the sparse ones are of class 0.</summary>
    private const string Table = """
        table:
          datasets: { shapes: { kind: tu, folder: shapes } }
          split: 4
          folds: 3
          seeds: 2
          choose: validation
          schedules: 1
          orders: 1
        models:
          gcn: { rule: gcn, train: { epochs: 6, width: 4, hidden: 3, learning-rate: 0.1, pool: sum } }
          ignn: { rule: ignn, train: { epochs: 4, width: 4, kappa: 0.5, learning-rate: 0.1 } }
        scheduler: { kind: partially-asynchronous, bound: { steps: 3 }, stagger: true }
        step: 1ms
        run: { until: 1s, stop: converged }
        """;

    private readonly TemporaryFolder _folder = new();

    public ChosenEpochTableTests()
    {
        // Twelve graphs of four nodes: paths of class 0, and cycles of class 1.
        var edges = Enumerable.Range(0, 12).SelectMany(graph => Enumerable.Range(0, 3 + (graph % 2))
            .Select(edge => $"{(4 * graph) + edge + 1}, {(4 * graph) + ((edge + 1) % 4) + 1}"));
        Directory.CreateDirectory(_folder["shapes"]);
        _folder.Write("shapes/shapes_A.txt", string.Join('\n', edges) + "\n");
        _folder.Write("shapes/shapes_graph_indicator.txt", string.Concat(Enumerable.Range(0, 48).Select(node => $"{(node / 4) + 1}\n")));
        _folder.Write("shapes/shapes_graph_labels.txt", string.Concat(Enumerable.Range(0, 12).Select(graph => $"{graph % 2}\n")));
        _folder.Write("shapes/shapes_node_attributes.txt", string.Concat(Enumerable.Range(0, 48).Select(node => $"{node % 5 * 0.2}\n")));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_value_is_that_of_the_judge_at_the_epoch_that_the_validation_graphs_chose()
    {
        var result = Run("1");
        Assert.All(result.Units, unit =>
        {
            var curve = unit.Curve!;
            Assert.Equal(unit.Unit.Model == "gcn" ? 6 : 4, curve.Test.Count);
            Assert.Equal(unit.Score!.Value, curve.Test[curve.Epoch - 1], 1e-9);
            Assert.Equal(curve.Validation.Max(), curve.Validation[curve.Epoch - 1]);
        });
        var cell = result.Cells[0];
        var epochs = cell.Epochs!;
        List<LearningCurve> curves = [.. cell.Units.Select(unit => unit.Curve!)];
        Assert.Equal(curves.Average(curve => curve.Test.Max()), epochs.Each.Mean, 1e-9);
        Assert.Equal(
            Enumerable.Range(0, 6).Max(epoch => curves.Average(curve => curve.Test[epoch])), epochs.One!.Test.Mean, 1e-9);
        Assert.Equal(epochs.Points[epochs.One.Epoch - 1], epochs.One);
        Assert.True(epochs.Each.Mean >= epochs.One.Test.Mean && epochs.One.Test.Mean >= epochs.Last.Mean);
        Assert.True(epochs.Each.Mean >= cell.Value.Mean);

        // The asynchronous half runs these very weights: where it converges it has their value.
        Assert.All(
            result.Schedules.Where(run => run is { Model: "ignn", Outcome: RunOutcome.Converged }),
            run => Assert.Equal(
                result.Units.First(unit => unit.Unit == new TableUnit("shapes", "ignn", run.Fold, run.Seed)).Score!.Value, run.Value));
    }

    [Theory]
    [InlineData("table.choose=validation")]
    [InlineData("table.choose=test")]
    [InlineData("table.validation=true")]
    public void What_is_kept_needs_no_training_and_is_the_same_to_the_bit(string set)
    {
        var first = Run("1", null, set);
        Assert.Equal(first.Kept, Run("3", null, set).Kept);
        File.WriteAllLines(_folder["kept.jsonl"], first.Kept);
        var phases = new List<string>();
        var second = Run("2", phases.Add, set, "table.kept=kept.jsonl");
        Assert.DoesNotContain(phases, phase => phase.Contains("training", StringComparison.Ordinal));
        Assert.Equal(first.Kept, second.Kept);
        Assert.Equal(
            first.Cells.Select(cell => (cell.Value, cell.Epochs!.Each, cell.Epochs.One, cell.Epochs.Validation)),
            second.Cells.Select(cell => (cell.Value, cell.Epochs!.Each, cell.Epochs.One, cell.Epochs.Validation)));
    }

    [Fact]
    public void Each_choice_has_weights_and_keys_of_its_own()
    {
        string[] sets = ["table.choose=last", "table.choose=validation", "table.choose=test"];
        var kept = sets.Select(set => Run("all", null, set).Kept.Select(line => KeptLine.TryRead(line)!.Key).ToList()).ToList();
        Assert.Equal(kept.Sum(keys => keys.Count), kept.SelectMany(keys => keys).Distinct().Count());
        Assert.Equal(3 * 3 * 2 * 2, Directory.GetFiles(_folder["all/weights"], "*.safetensors").Length);
    }

    [Fact]
    public void Where_the_test_chooses_the_value_is_the_optimistic_one_and_nothing_else_is_told()
    {
        var cell = Run("1", null, "table.choose=test").Cells[0];
        Assert.Equal(cell.Value.Mean, cell.Epochs!.Each.Mean, 1e-9);
        Assert.Equal(0, cell.Epochs.Validation.N);
        Assert.Equal(TableVerdict.None, cell.Verdict);
    }

    [Fact]
    public void Where_validation_graphs_judge_those_of_the_test_stay_unseen()
    {
        var cell = Run("1", null, "table.validation=true").Cells[0];
        Assert.Equal((0, null), (cell.Epochs!.Each.N, cell.Epochs.One));
        Assert.All(cell.Units, unit => Assert.Equal(unit.Curve!.Validation.Max(), unit.Score!.Value, 1e-9));
    }

    /// <summary>Errors are in per cent of the mean target, as the table has them.</summary>
    [Fact]
    public void Curves_of_errors_are_in_the_numbers_of_the_table()
    {
        var scenario = TinyTables.Sums(_folder, "choose: validation", folds: 2, seeds: 1);
        var result = TinyTables.Run(scenario with { Table = scenario.Table! with { Schedules = 0 } }, _folder["sums"]);
        Assert.All(result.Units, unit => Assert.InRange(
            unit.Curve!.Test[unit.Curve.Epoch - 1] / unit.Score!.Value, 1 - 1e-6, 1 + 1e-6));
        Assert.All(result.Units, unit => Assert.Equal(unit.Curve!.Validation.Min(), unit.Curve.Validation[unit.Curve.Epoch - 1]));
    }

    [Fact]
    public void Data_without_items_for_the_validation_are_refused()
    {
        var yaml = Table.Replace("  split: 4\n  folds: 3\n", string.Empty, StringComparison.Ordinal);
        Assert.Contains(
            "expected items for the validation in shapes, or a 'table.split', found none",
            Assert.Throws<ScenarioException>(() => TinyTables.Run(TinyTables.Load(_folder, yaml), _folder["1"])).Message,
            StringComparison.Ordinal);
    }

    private TableResult Run(string cache, Action<string>? phase = null, params string[] sets) => TinyTables.Run(
        ScenarioFile.Load(_folder.Write("s.yaml", Table), sets.Select(Override.Parse)), _folder[cache],
        progress => phase?.Invoke(progress.ToString()));
}
