using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

/// <summary>Classical iterations in the language: every key, every default, every message.</summary>
public sealed class IterationTests
{
    /// <summary>A rule as it is written, and the record that it becomes.</summary>
    public static TheoryData<string, IterationSpec> Rules => new()
    {
        { "{ kind: jacobi, matrix: m.mtx, rhs: b.csv }", new IterationSpec.Jacobi(File("m.mtx"), File("b.csv"), 1, null) },
        {
            "{ kind: jacobi, matrix: m.mtx, rhs: b.csv, relaxation: 0.5, initial: x.csv }",
            new IterationSpec.Jacobi(File("m.mtx"), File("b.csv"), 0.5, File("x.csv"))
        },
        { "{ kind: quadratic, matrix: m.mtx, linear: b.csv }", new IterationSpec.Quadratic(File("m.mtx"), File("b.csv"), null, null) },
        {
            "{ kind: quadratic, matrix: m.mtx, linear: b.csv, alpha: 0.25, initial: x.csv }",
            new IterationSpec.Quadratic(File("m.mtx"), File("b.csv"), 0.25, File("x.csv"))
        },
        { "{ kind: pagerank, edges: e.txt }", new IterationSpec.PageRank(new GraphFile(Edges: File("e.txt")), 0.85) },
        { "{ kind: pagerank, matrix: m.mtx, damping: 0 }", new IterationSpec.PageRank(new GraphFile(File("m.mtx")), 0) },
        {
            "{ kind: consensus, edges: e.txt, values: b.csv }",
            new IterationSpec.Consensus(new GraphFile(Edges: File("e.txt")), File("b.csv"), ConsensusWeights.Metropolis)
        },
        {
            "{ kind: consensus, matrix: m.mtx, values: b.csv, weights: given }",
            new IterationSpec.Consensus(new GraphFile(File("m.mtx")), File("b.csv"), ConsensusWeights.Given)
        },
        {
            "{ kind: push-sum, edges: e.txt, values: b.csv }",
            new IterationSpec.PushSum(new GraphFile(Edges: File("e.txt")), File("b.csv"))
        },
        { "{ kind: bellman-ford, matrix: m.mtx }", new IterationSpec.BellmanFord(new GraphFile(File("m.mtx")), 0) },
        { "{ kind: bellman-ford, edges: e.txt, source: 3 }", new IterationSpec.BellmanFord(new GraphFile(Edges: File("e.txt")), 3) },
        { "{ kind: localisation, measurements: e.txt, anchors: x.csv }", new IterationSpec.Localisation(File("e.txt"), File("x.csv"), 2) },
        {
            "{ kind: localisation, measurements: e.txt, anchors: x.csv, dimension: 3 }",
            new IterationSpec.Localisation(File("e.txt"), File("x.csv"), 3)
        },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_reaches_its_record_and_reads_back_as_itself(string rule, IterationSpec expected)
    {
        using var folder = Inputs();
        var scenario = Load(folder, "s.yaml", Yaml(rule));
        Assert.Null(scenario.Dataset);
        var found = scenario.Models[0].Rule.ToString();
        Assert.Equal(expected.ToString(), found.Replace(folder.Root + Path.DirectorySeparatorChar, "/", StringComparison.Ordinal));
        Assert.Equal(scenario.Models[0].Rule, Load(folder, "again.json", Json(scenario)).Models[0].Rule);
    }

    [Theory]
    [InlineData("jacobi", "22: expected the key 'matrix' in 'models.x.rule' of kind jacobi, found 'jacobi'")]
    [InlineData(
        "{ kind: jacobi, matrix: m.mtx }",
        "22: expected the key 'rhs' in 'models.x.rule' of kind jacobi, found a mapping with 'kind', 'matrix'")]
    [InlineData(
        "{ kind: jacobi, matrix: m.mtx, rhs: b.csv, relaxation: 0 }",
        "77: expected a number above 0 for 'models.x.rule.relaxation', found '0'")]
    [InlineData(
        "{ kind: jacobi, matrix: m.mtx, rhs: b.cvs }",
        "58: expected a file that exists (relative to the scenario) for 'models.x.rule.rhs', found 'b.cvs'; did you mean 'b.csv'?")]
    [InlineData(
        "{ kind: quadratic, matrix: m.mtx, linear: b.csv, alpha: -1 }",
        "78: expected auto or a number above 0 for 'models.x.rule.alpha', found '-1'")]
    [InlineData(
        "{ kind: pagerank, edges: e.txt, damping: 1 }",
        "63: expected a number from 0 on and below 1 for 'models.x.rule.damping', found '1'")]
    [InlineData(
        "{ kind: pagerank }",
        "22: expected exactly one of the keys matrix, edges, trace, grid in 'models.x.rule', found a mapping with 'kind'")]
    [InlineData(
        "{ kind: push-sum, edges: e.txt, matrix: m.mtx, values: b.csv }",
        "22: expected exactly one of the keys matrix, edges, trace, grid in 'models.x.rule', found a mapping with 'kind', 'edges', "
            + "'matrix', 'values'")]
    [InlineData(
        "{ kind: push-sum, edges: e.txt, value: b.csv }",
        "54: expected one of the keys kind, matrix, edges, trace, at-least, at-most, first, nodes, named, grid, values in "
            + "'models.x.rule' of kind push-sum, found 'value'; did you mean 'values'?")]
    [InlineData(
        "{ kind: consensus, edges: e.txt, values: b.csv, weights: metroplis }",
        "79: expected metropolis, uniform or given for 'models.x.rule.weights', found 'metroplis'; did you mean 'metropolis'?")]
    [InlineData(
        "{ kind: bellman-ford, edges: e.txt, source: -1 }",
        "66: expected a whole number of at least 0 for 'models.x.rule.source', found '-1'")]
    [InlineData(
        "{ kind: localisation, measurements: e.txt, anchors: x.csv, dimension: 0 }",
        "92: expected a whole number from 1 to 16 for 'models.x.rule.dimension', found '0'")]
    [InlineData(
        "{ kind: bellman-frod, edges: e.txt }", "30: expected one of the kinds ", "found 'bellman-frod'; did you mean 'bellman-ford'?")]
    public void A_wrong_option_is_named_with_what_was_expected(string rule, string message, string end = "")
    {
        using var folder = Inputs();
        var error = Assert.Throws<ScenarioException>(() => Load(folder, "s.yaml", Yaml(rule))).Message;
        Assert.StartsWith($"{folder["s.yaml"]}:1:{message}", error, StringComparison.Ordinal);
        Assert.EndsWith(end, error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_iteration_has_no_parameters()
    {
        using var folder = Inputs();
        Assert.Equal(
            [
                $"{folder["s.yaml"]}:1:22: expected exactly one of the keys matrix, edges, trace, grid in 'models.x.rule', "
                    + "found 'pagerank'",
                $"{folder["s.yaml"]}:1:39: expected the key only beside a rule of the kinds eignn, energy, gat, gcn, gin, gsdgnn, "
                    + "ignn, nonlinear-gnn, sage for 'models.x.train', found an empty mapping",
            ],
            Assert.Throws<ScenarioException>(() => Load(folder, "s.yaml", Yaml("pagerank, train: {}"))).Faults);
        var yaml = Yaml("{ kind: pagerank, edges: e.txt }, weights: b.csv");
        var error = Assert.Throws<ScenarioException>(() => Load(folder, "s.yaml", yaml)).Message;
        Assert.Equal(
            $"{folder["s.yaml"]}:1:14: expected neither 'weights' nor 'train' beside the rule pagerank for 'models.x', "
                + "found a mapping with 'rule', 'weights'",
            error);
    }

    private static string Yaml(string rule) =>
        $"models: {{ x: {{ rule: {rule} }} }}\nscheduler: synchronous\nrun: {{ until: 1s }}\n";

    private static InputFile File(string name) => new(name, "/" + name);

    private static TemporaryFolder Inputs()
    {
        var folder = new TemporaryFolder();
        foreach (var name in new[] { "m.mtx", "b.csv", "x.csv", "e.txt" })
        {
            folder.Write(name, string.Empty);
        }

        return folder;
    }

    private static Scenario Load(TemporaryFolder folder, string name, string text) => ScenarioFile.Load(folder.Write(name, text));

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
