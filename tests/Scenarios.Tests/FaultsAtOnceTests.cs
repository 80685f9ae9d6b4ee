using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

public sealed class FaultsAtOnceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FaultsAtOnceTests() => _folder.Write("w.safetensors", string.Empty);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_cannot_be_read_and_what_does_not_fit_are_told_together() => Assert.Equal(
        [
            "s.yaml:1:54: expected two different nodes, such as [0, 1], and not 1 twice, for 'dataset.edges.0', found a list of 2",
            "s.yaml:1:66: expected a whole number from 0 to 2 for 'dataset.edges.1.1', found '7'",
            "s.yaml:3:6: expected either 'weights' or 'train' beside the rule gcn for 'models.a', found a mapping with 'rule'",
            "s.yaml:4:14: expected one of the kinds " + Rules + " for 'models.b.rule', found 'gnc'; did you mean 'gcn'?",
            "s.yaml:5:76: expected the key only with 'stagger: false' for 'scheduler.activity', found '0.9'",
            "s.yaml:6:15: expected a duration in one of the units ns, us, ms, s, min for 'run.until', found '1h'; did you mean '60min'?",
        ],
        Error("""
            dataset: { kind: graph, features: [1, 0, 2], edges: [[1, 1], [0, 7]] }
            models:
              a: { rule: gcn }
              b: { rule: gnc, weights: w.safetensors }
            scheduler: { kind: partially-asynchronous, bound: { steps: 20 }, activity: 0.9, stagger: true }
            run: { until: 1h }
            """).Faults);

    [Theory]
    [InlineData("gnc")]
    [InlineData("gcn")]
    public void A_name_and_what_is_varied_are_told_beside_all_others(string rule)
    {
        var error = Error($$"""
            name: Many Words
            dataset: { kind: chains, length: 10 }
            models: { a: { rule: {{rule}}, weights: w.safetensors } }
            scheduler: { kind: round-robin }
            run: { until: 1s }
            vary: { path: scheduler.nothing, values: [1, 2] }
            """);
        var name = "s.yaml:1:7: expected a name of lower-case letters, digits and hyphens for 'name', found 'Many Words'";
        Assert.Equal(rule == "gcn" ? 2 : 3, error.Faults.Count);
        Assert.Equal(name, error.Faults[0]);
        Assert.StartsWith("s.yaml:6:43: expected one of the keys ", error.Faults[^1], StringComparison.Ordinal);
        Assert.EndsWith("found 'nothing'", error.Faults[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_are_told_and_the_others_are_counted()
    {
        var models = string.Join('\n', Enumerable.Range(0, 25).Select(number => $"  m{number}: {{ rule: gnc }}"));
        var error = Error($"seed: x\nmodels:\n{models}\nscheduler: synchronous\nrun: {{ until: 1s }}\n");
        Assert.Equal((20, 6), (error.Faults.Count, error.Further));
        Assert.EndsWith("\nand 6 more", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("s.yaml:1:7: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tabs_are_counted_too()
    {
        var error = Error(string.Concat(Enumerable.Repeat("\t- a\n", 25)));
        Assert.Equal((20, 5), (error.Faults.Count, error.Further));
    }

    [Theory]
    [InlineData("run.until.x=5ms", Until)]
    [InlineData("run.until.x.y=5ms", Until)]
    [InlineData("seed.value=5", "expected a whole number from 0 to 18446744073709551615 for 'seed', found '3', which has no keys")]
    public void A_path_through_a_value_is_told_where_it_was_given(string set, string message) => Assert.Equal(
        $"--set {set}: {message}",
        Error(
            """
            seed: 3
            dataset: { kind: chains, length: 10 }
            models: { gcn: { rule: gcn, weights: w.safetensors } }
            scheduler: synchronous
            run: { until: 1s }
            """,
            set).Message);

    private const string Until =
        "expected a duration such as 100ns, 10us, 5ms, 1.5s or 2min for 'run.until', found '1s', which has no keys";

    private const string Rules =
        "bellman-ford, consensus, eignn, energy, gat, gcn, gin, gsdgnn, ignn, jacobi, linear, localisation, nonlinear-gnn, pagerank, "
            + "push-sum, quadratic, "
            + "relu, sage, torchscript";

    private ScenarioException Error(string yaml, params string[] sets)
    {
        var file = _folder.Write("s.yaml", yaml);
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file, sets.Select(Override.Parse)));
        return new ScenarioException(
            error.Faults.Select(fault => fault.Replace(_folder.Root + "/", string.Empty, StringComparison.Ordinal)), error.Further);
    }
}
