using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Every way in which tables can be wrong, with the place and the text of its message.</summary>
public sealed class TableErrorTests
{
    private const string Good = """
        table:
          datasets: { sums: { kind: sum, length: 3, graphs: 8 }, counts: { kind: count, largest: 5 } }
          split: 4
          reference: { source: a paper, values: { one: { sums: 1 ± 2 } } }
          targets: { one: { sums: 3 } }
        models:
          one: { rule: gcn, train: {}, cells: { sums: { epochs: 2 } } }
        scheduler: synchronous
        run: { until: 1s }
        """;

    public static TheoryData<int, string, string> Lines => new()
    {
        { 2, "  datasets: {}", "s.yaml:2:13: expected at least one data set by its name for 'table.datasets', found an empty mapping" },
        {
            2,
            "  datasets: { sums: { kind: sum, length: 3, fold: { number: 1 } } }",
            "s.yaml:2:13: expected data sets without a 'fold', which 'table.split' gives them (see 'sums'), for 'table.datasets', found a "
                + "mapping with 'sums'"
        },
        {
            2,
            "  datasets: { sums: { kind: lattice, nodes: 12 } }",
            "s.yaml:2:45: expected 10 or 20 for 'table.datasets.sums.nodes', found '12'"
        },
        { 3, "  split: 6", "s.yaml:3:10: expected 0, or 2 to 5 folds (the graphs of 'counts') for 'table.split', found '6'" },
        { 3, "  split: 4\n  folds: 5", "s.yaml:4:10: expected a whole number from 1 to 4 for 'table.folds', found '5'" },
        {
            3,
            "  split: 0\n  folds: 5",
            "s.yaml:4:10: expected the key only with a split, such as 'split: 5', for 'table.folds', found '5'"
        },
        {
            3, "  split: 2\n  validation: true",
            "s.yaml:4:15: expected false, or a 'table.split' of at least 3 for 'table.validation', found 'true'"
        },
        {
            3, "  split: 2\n  choose: validation",
            "s.yaml:4:11: expected last, or a 'table.split' of at least 3 for 'table.choose', found 'validation'"
        },
        {
            3, "  split: 4\n  choose: first",
            "s.yaml:4:11: expected last, validation or test for 'table.choose', found 'first'"
        },
        {
            3, "  split: 4\n  choose: test\n  validation: true",
            "s.yaml:4:11: expected last or validation beside 'table.validation', where graphs of the test stay unseen, for "
                + "'table.choose', found 'test'"
        },
        {
            3, "  split: 4\n  choose: test",
            "s.yaml:6:12: expected the key only where the test does not choose the epoch ('table.choose: test') for 'table.targets', "
                + "found a mapping with 'one'"
        },
        { 3, "  split: 4\n  seeds: 0", "s.yaml:4:10: expected a whole number from 1 to 1000 for 'table.seeds', found '0'" },
        {
            7,
            "  one: { rule: gcn, train: {}, cells: { sum: { epochs: 2 } } }",
            "s.yaml:7:41: expected one of the data sets sums, counts in 'models.one.cells', found 'sum'; did you mean 'sums'?"
        },
        {
            7,
            "  one: { rule: gcn, train: {}, cells: { sums: { epochs: few } } }",
            "s.yaml:7:57: expected a whole number of at least 0 for 'models.one.cells.sums.epochs', found 'few'"
        },
        { 7, "  one: { rule: gcn }", "s.yaml:7:8: expected 'train', 'weights' or both for 'models.one', found a mapping with 'rule'" },
        {
            4,
            "  reference: { source: a paper, values: { two: { sums: 1 ± 2 } } }",
            "s.yaml:4:43: expected one of the models one in 'table.reference.values', found 'two'"
        },
        {
            4,
            "  reference: { source: a paper, values: { one: { sum: 1 ± 2 } } }",
            "s.yaml:4:50: expected one of the data sets sums, counts in 'table.reference.values.one', found 'sum'; did you mean 'sums'?"
        },
        {
            4,
            "  reference: { source: a paper, values: { one: { sums: 1 ± } } }",
            "s.yaml:4:56: expected a mean and a standard deviation such as 24.3 ± 4.4, or a mean alone, for "
                + "'table.reference.values.one.sums', found '1 ±'"
        },
        {
            5,
            "  targets: { one: { sums: { value: 3, without: true } } }",
            "s.yaml:5:48: expected false where 'table.without' leaves nothing out for 'table.targets.one.sums.without', found 'true'"
        },
        {
            8, "scheduler: synchronous\ndataset: { kind: count, largest: 3 }",
            "s.yaml:9:10: expected no data set beside those of 'table.datasets' for 'dataset', found a mapping with 'kind', 'largest'"
        },
        { 9, "run: { until: 1s, stop: never }", "s.yaml:9:25: expected until or converged for 'run.stop', found 'never'" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_wrong_line_is_named_with_what_was_expected(int line, string text, string message)
    {
        var lines = Good.Split('\n');
        lines[line - 1] = text;
        Assert.Equal(message, Error(string.Join('\n', lines)));
    }

    [Fact]
    public void Keys_of_earlier_versions_are_told_what_they_are_called_now() => Assert.Equal(
        """
        s.yaml:1:1: expected the key 'over' in 'sweep', or the key 'table', as tables over data sets are called now, found 'sweep'
        s.yaml:2:1: expected the key 'table.folds', as it is called now, found 'folds'
        s.yaml:3:1: expected the key 'table.seeds', as it is called now, found 'seeds'
        s.yaml:4:1: expected the key 'table.schedules', as it is called now, found 'schedules'
        s.yaml:5:1: expected the key 'table.reference', as it is called now, found 'reference'
        s.yaml:6:1: expected the key 'table.targets', as it is called now, found 'targets'
        """,
        Error(
            """
            sweep: { datasets: { sums: { kind: sum, length: 3, graphs: 8 } }, split: 4 }
            folds: 2
            seeds: 3
            schedules: 2
            reference: { source: a paper, values: { one: { sums: 1 ± 2 } } }
            targets: { one: { sums: 3 } }
            models: { one: { rule: gcn, train: {} } }
            scheduler: synchronous
            run: { until: 1s }
            """));

    [Fact]
    public void Weights_alone_need_files() => Assert.Equal(
        "s.yaml:8:8: expected the key 'weights' where 'table.train' is false for 'models.one', found a mapping with 'rule', 'train', "
            + "'cells'",
        Error(Good.Replace("split: 4", "split: 4\n  train: false", StringComparison.Ordinal)));

    [Fact]
    public void Files_of_weights_that_are_not_there_are_named_all_at_once_before_anything_runs()
    {
        using var folder = new TemporaryFolder();
        const string Trained = "rule: gcn, train: {}, cells: { sums: { epochs: 2 } }";
        const string Loaded = "rule: gcn, weights: \"{dataset}.safetensors\"";
        var study = new TableStudy(ScenarioFile.Load(folder.Write("s.yaml", Good.Replace(Trained, Loaded, StringComparison.Ordinal))));
        var error = Assert.Throws<ScenarioException>(
            () => Experiment.Run(study, cancellation: TestContext.Current.CancellationToken));
        var expected = $"{folder["s.yaml"]}:7:30: expected a file that exists (relative to the scenario) for the data set";
        Assert.Equal(
            [$"{expected} 'sums', found no sums.safetensors", $"{expected} 'counts', found no counts.safetensors"], error.Faults);
    }

    [Fact]
    public void A_good_one_is_read_back_from_its_json()
    {
        using var folder = new TemporaryFolder();
        var scenario = ScenarioFile.Load(folder.Write("s.yaml", Good));
        var text = Json(scenario);
        var again = ScenarioFile.Load(folder.Write("s.yaml", text));
        Assert.Equal(text, Json(again));
        Assert.Equal(4, again.Table!.Folds);
        Assert.Equal(3, again.Table.TargetOf("one", "sums")!.Value);
    }

    private static string Json(Scenario scenario)
    {
        using var stream = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(stream))
        {
            ScenarioJson.Write(json, scenario);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Error(string yaml)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("s.yaml", yaml);
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file));
        return error.Message.Replace(folder.Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal);
    }
}
