using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>Every way in which a sweep can be wrong, with the place and the text of its message.</summary>
public sealed class SweepErrorTests
{
    private const string Good = """
        sweep:
          datasets: { sums: { kind: sum, length: 3, graphs: 8 }, counts: { kind: count, largest: 5 } }
          split: 4
        models:
          one: { rule: gcn, train: {}, cells: { sums: { epochs: 2 } } }
        reference: { source: a paper, values: { one: { sums: 1 ± 2 } } }
        targets: { one: { sums: 3 } }
        scheduler: synchronous
        run: { until: 1s }
        """;

    public static TheoryData<int, string, string> Lines => new()
    {
        { 2, "  datasets: {}", "s.yaml:2:13: expected at least one data set by its name for 'sweep.datasets', found an empty mapping" },
        {
            2,
            "  datasets: { sums: { kind: sum, length: 3, fold: { number: 1 } } }",
            "s.yaml:2:13: expected data sets without a 'fold', which 'sweep.split' gives them (see 'sums'), for 'sweep.datasets', found a "
                + "mapping with 'sums'"
        },
        {
            2,
            "  datasets: { sums: { kind: lattice, nodes: 12 } }",
            "s.yaml:2:45: expected 10 or 20 for 'sweep.datasets.sums.nodes', found '12'"
        },
        { 3, "  split: 6", "s.yaml:3:10: expected 0, or 2 to 5 folds (the graphs of 'counts') for 'sweep.split', found '6'" },
        { 3, "  split: 4\nfolds: 5", "s.yaml:4:8: expected a whole number from 1 to 4 for 'folds', found '5'" },
        {
            3,
            "  split: 0\nfolds: 5",
            "s.yaml:4:8: expected the key only with a split, such as 'sweep.split: 5', for 'folds', found '5'"
        },
        {
            3, "  split: 2\n  validation: true",
            "s.yaml:4:15: expected false, or a 'sweep.split' of at least 3 for 'sweep.validation', found 'true'"
        },
        { 3, "  split: 4\nseeds: 0", "s.yaml:4:8: expected a whole number from 1 to 1000 for 'seeds', found '0'" },
        {
            5,
            "  one: { rule: gcn, train: {}, cells: { sum: { epochs: 2 } } }",
            "s.yaml:5:41: expected one of the data sets sums, counts in 'models.one.cells', found 'sum'; did you mean 'sums'?"
        },
        {
            5,
            "  one: { rule: gcn, train: {}, cells: { sums: { epochs: few } } }",
            "s.yaml:5:57: expected a whole number of at least 0 for 'models.one.cells.sums.epochs', found 'few'"
        },
        { 5, "  one: { rule: gcn }", "s.yaml:5:8: expected 'train', 'weights' or both for 'models.one', found a mapping with 'rule'" },
        {
            6,
            "reference: { source: a paper, values: { two: { sums: 1 ± 2 } } }",
            "s.yaml:6:41: expected one of the models one in 'reference.values', found 'two'"
        },
        {
            6,
            "reference: { source: a paper, values: { one: { sum: 1 ± 2 } } }",
            "s.yaml:6:48: expected one of the data sets sums, counts in 'reference.values.one', found 'sum'; did you mean 'sums'?"
        },
        {
            6,
            "reference: { source: a paper, values: { one: { sums: 1 } } }",
            "s.yaml:6:54: expected a mean and a standard deviation such as 24.3 ± 4.4 for 'reference.values.one.sums', found '1'"
        },
        {
            7,
            "targets: { one: { sums: { value: 3, without: true } } }",
            "s.yaml:7:46: expected false where 'sweep.without' leaves nothing out for 'targets.one.sums.without', found 'true'"
        },
        {
            7, "dataset: { kind: count, largest: 3 }",
            "s.yaml:7:10: expected no data set beside those of 'sweep.datasets' for 'dataset', found a mapping with 'kind', 'largest'"
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
    public void Keys_of_a_sweep_need_one() => Assert.Equal(
        "s.yaml:4:8: expected the key only beside 'sweep' for 'seeds', found '3'",
        Error(
            "models: { one: { rule: gcn, train: {} } }\nscheduler: synchronous\nrun: { until: 1s }\nseeds: 3\ndataset: { kind: count, "
                + "largest: 3 }"));

    [Fact]
    public void Weights_alone_need_files() => Assert.Equal(
        "s.yaml:5:8: expected the key 'weights' where 'sweep.train' is false for 'models.one', found a mapping with 'rule', 'train', "
            + "'cells'",
        Error(
            Good.Replace("split: 4", "split: 4\n  train: false", StringComparison.Ordinal)
                .Replace("models:\n", "models:\n", StringComparison.Ordinal))
            .Replace("s.yaml:6:8", "s.yaml:5:8", StringComparison.Ordinal));

    [Fact]
    public void Files_of_weights_that_are_not_there_are_named_all_at_once_before_anything_runs()
    {
        using var folder = new TemporaryFolder();
        const string Trained = "rule: gcn, train: {}, cells: { sums: { epochs: 2 } }";
        const string Loaded = "rule: gcn, weights: \"{dataset}.safetensors\"";
        var study = new TableStudy(ScenarioFile.Load(folder.Write("s.yaml", Good.Replace(Trained, Loaded, StringComparison.Ordinal))));
        var error = Assert.Throws<ScenarioException>(
            () => Experiment.Run(study, cancellation: TestContext.Current.CancellationToken));
        var expected = $"{folder["s.yaml"]}:5:30: expected a file that exists (relative to the scenario) for the data set";
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
        Assert.Equal(4, again.Tables!.Folds);
        Assert.Equal(3, again.Tables.TargetOf("one", "sums")!.Value);
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
