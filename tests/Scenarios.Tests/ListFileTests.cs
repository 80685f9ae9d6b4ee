using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

/// <summary>A list whose option may be the path of a file.</summary>
public sealed class ListFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ListFileTests() => _ = (_folder.Write("w.safetensors", string.Empty), _folder.Write("e.txt", "0 1"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_path_is_a_file_and_may_have_a_part_behind_it()
    {
        _folder.Write("g.npz", string.Empty);
        var graph = Assert.IsType<DatasetSpec.OneGraph>(Load("edges: e.txt, features: g.npz#x, labels: [0, 1]").Dataset);
        var (edges, features) = (Assert.IsType<ListFile<(int, int)>>(graph.Edges), (ListFile)graph.Features);
        Assert.Equal(("e.txt", _folder["e.txt"], null), (edges.File.Path, edges.File.FullPath, edges.Part));
        Assert.Equal(("g.npz#x", _folder["g.npz"], "x"), (features.File.Path, features.File.FullPath, features.Part));
        Assert.Equal([0, 1], graph.Labels);
        Assert.Empty(edges);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => edges[0]);
        Assert.Contains("nothing of e.txt is read yet", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("edges: f.txt", "s.yaml:1:32: expected a file that exists (relative to the scenario) for 'dataset.edges', found 'f.txt'; "
        + "did you mean 'e.txt'?")]
    [InlineData("edges: { a: 1 }",
        "s.yaml:1:32: expected a list of edges, or the path of a file, for 'dataset.edges', found a mapping with 'a'")]
    [InlineData("features: x.npz#x",
        "s.yaml:1:35: expected a file that exists (relative to the scenario) for 'dataset.features', found 'x.npz#x'")]
    [InlineData("nodes: 2, first: 1", "s.yaml:1:42: expected the key only beside a file of edges for 'dataset.first', found '1'")]
    [InlineData("edges: e.txt, named: 3", "s.yaml:1:46: expected true or false for 'dataset.named', found '3'")]
    public void A_file_that_is_missing_is_told_beside_other_faults(string graph, string fault)
    {
        var error = Assert.Throws<ScenarioException>(() => Load(graph, "gnc"));
        Assert.Equal(
            [fault, "s.yaml:2:22: expected one of the kinds"],
            error.Faults.Select(item => item.Replace(_folder.Root + "/", string.Empty, StringComparison.Ordinal))
                .Select(item => item.StartsWith("s.yaml:2:22: expected one of the kinds", StringComparison.Ordinal) ? item[..38] : item));
    }

    [Fact]
    public void A_scenario_of_CSharp_is_held_to_the_same()
    {
        var labels = new ListFile<int>(InputFile.At("no.txt"));
        var scenario = Load("edges: e.txt") with { Dataset = new DatasetSpec.OneGraph { Labels = labels } };
        Assert.Contains(
            "dataset.labels: expected a file that exists",
            Assert.Throws<ScenarioException>(() => SpecCheck.Require(scenario)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_in_a_file_are_enough_for_training() => Assert.IsType<ListFile<int>>(
        Assert.IsType<DatasetSpec.OneGraph>(Load("edges: e.txt, labels: e.txt", train: true).Dataset).Labels);

    private Scenario Load(string graph, string rule = "gcn", bool train = false) => ScenarioFile.Load(_folder.Write("s.yaml", $$"""
        dataset: { kind: graph, {{graph}} }
        models: { a: { rule: {{rule}}, {{(train ? "train: {}" : "weights: w.safetensors")}} } }
        scheduler: synchronous
        run: { until: 1s }
        """));
}
