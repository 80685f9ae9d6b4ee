using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

/// <summary>Graphs, parameters and questions that are written out in a scenario.</summary>
public class WrittenOutTests
{
    private const string Good = """
        dataset: { kind: graph, features: [1, 0], edges: [[0, 1]] }
        models:
          gcn: { rule: { kind: gcn, normalise: false }, weights: { tensors: { layer1.W: [[1]], readout.Wl: [[1]] } } }
        scheduler: { kind: random-interleaving, updates: 1 }
        run: { until: 4ms }
        ordering: { samples: 5 }
        """;

    [Theory]
    [InlineData(
        1,
        "dataset: { kind: graph, features: [1, [0, 1]], edges: [[0, 1]] }",
        "s.yaml:1:39: expected a list of 1, as many features as node 0 has, for 'dataset.features.1', found a list of 2")]
    [InlineData(
        1,
        "dataset: { kind: graph, features: [1, 0], edges: [[0, 2]] }",
        "s.yaml:1:55: expected a whole number from 0 to 1 for 'dataset.edges.0.1', found '2'")]
    [InlineData(
        1,
        "dataset: { kind: graph, features: [1, 0], edges: [[0, 0]] }",
        "s.yaml:1:51: expected two different nodes, such as [0, 1], and not 0 twice, for 'dataset.edges.0', found a list of 2")]
    [InlineData(
        1,
        "dataset: { kind: graph, features: [1, 0], edges: [[0, 1]], labels: [1] }",
        "s.yaml:1:68: expected a list of 2, a class for every node, for 'dataset.labels', found a list of 1")]
    [InlineData(
        3,
        "  gcn: { rule: gcn, train: {} }",
        "s.yaml:1:10: expected the key 'labels', since the model 'gcn' is to be trained, for 'dataset', found a mapping with 'kind', "
            + "'features', 'edges'")]
    [InlineData(
        3,
        "  gcn: { rule: { kind: gcn, normalise: false }, train: {} }",
        "s.yaml:3:56: expected weights in its place where 'normalise' is false, which trainers do not know, for 'models.gcn.train', found "
            + "an empty mapping")]
    [InlineData(
        3,
        "  gcn: { rule: gcn, weights: { tensors: { layer1.W: [[1], [1, 2]] } } }",
        "s.yaml:3:59: expected a list of 1, as in the rows before, for 'models.gcn.weights.tensors.layer1.W.1', found a list of 2")]
    [InlineData(
        3,
        "  gcn: { rule: gcn, weights: { tensors: { layer1.W: [[a]] } } }",
        "s.yaml:3:55: expected a finite number for 'models.gcn.weights.tensors.layer1.W.0.0', found 'a'")]
    [InlineData(
        3,
        "  gcn: { rule: gcn, weights: { names: { a: b } } }",
        "s.yaml:3:30: expected either the key 'file', with 'names' or without, or the key 'tensors' in 'models.gcn.weights', found a "
            + "mapping with 'names'")]
    [InlineData(
        4,
        "scheduler: random-interleaving",
        "s.yaml:4:12: expected the key 'updates' in 'scheduler' of kind random-interleaving, found 'random-interleaving'")]
    [InlineData(6, "ordering: { samples: 0 }", "s.yaml:6:22: expected a whole number from 1 to 10000000 for 'ordering.samples', found '0'")]
    [InlineData(6, "ordering: { samples: 5, show: 5 }", "s.yaml:6:31: expected a whole number from 0 to 4 for 'ordering.show', found '5'")]
    [InlineData(
        6,
        "ordering: { exakt: true }",
        "s.yaml:6:13: expected one of the keys samples, exact, show in 'ordering', found 'exakt'; did you mean 'exact'?")]
    public void A_wrong_line_is_named_with_what_was_expected(int line, string text, string message)
    {
        var lines = Good.Split('\n');
        lines[line - 1] = text;
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(folder.Write("s.yaml", string.Join('\n', lines))));
        Assert.Contains(message, error.Faults.Select(fault =>
            fault.Replace(folder.Root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal)));
    }

    [Fact]
    public void Tensors_that_do_not_fit_are_named_with_where_they_were_written()
    {
        using var folder = new TemporaryFolder();
        var scenario = ScenarioFile.Load(
            folder.Write("s.yaml", Good.Replace("readout.Wl: [[1]]", "readout.Wl: [[1, 2]]", StringComparison.Ordinal)));
        Assert.Equal(
            "models.gcn.weights.tensors: expected tensor 'readout.Wl' of shape [any, 1], found [1, 2]",
            Assert.Throws<ScenarioException>(() => Experiment.Run(
                scenario, new StudyOptions { Jobs = 1, WeightCache = Path.GetTempPath() }, TestContext.Current.CancellationToken)).Message);
    }
}
