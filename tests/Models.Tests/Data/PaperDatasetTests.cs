
namespace Hogwild.Models.Tests.Data;

public class PaperDatasetTests
{
    [Property]
    public void Every_node_of_a_count_is_to_tell_the_size_of_its_path(byte largest)
    {
        var n = 1 + (largest % 20);
        var counts = CountDataset.Create(n);
        Assert.Equal(Enumerable.Range(1, n), counts.Graphs.Select(graph => graph.Graph.NodeCount));
        Assert.All(counts.Graphs, graph =>
        {
            Assert.All(graph.Targets, target => Assert.Equal(graph.Graph.NodeCount, target));
            Assert.All(
                Enumerable.Range(0, graph.Graph.NodeCount), node => Assert.Equal(1, graph.Feature(node)[graph.Graph.InDegree(node)]));
            Assert.Equal(graph.Graph.NodeCount, graph.Features.Sum());
        });
    }

    [Property]
    public void Every_node_of_a_sum_is_to_tell_how_many_ones_there_are(byte length, ulong seed)
    {
        var sums = SumDataset.Create(1 + (length % 50), 20, seed);
        Assert.All(sums.Graphs, graph => Assert.All(graph.Targets, target => Assert.Equal(graph.Features.Sum(), target)));
        Assert.All(sums.Graphs.SelectMany(graph => graph.Features), bit => Assert.True(bit is 0 or 1));
    }

    [Fact]
    public void The_bits_of_a_sum_are_fair()
    {
        // 5,000 bits: 2,500 ± 35; six standard deviations.
        var ones = SumDataset.Create(50).Graphs.Sum(graph => graph.Features.Sum());
        Assert.InRange(ones, 2500 - 212, 2500 + 212);
    }

    [Theory]
    [InlineData(10, 19)]
    [InlineData(20, 43)]
    public void A_lattice_is_triangular_and_fills_the_unit_square(int nodes, int edges)
    {
        var lattice = LatticeDataset.Create(nodes, 30);
        Assert.All(lattice.Graphs, graph =>
        {
            Assert.Equal((nodes, 2 * edges), (graph.Graph.NodeCount, graph.Graph.ArcCount));
            Assert.Equal((0.0, 1.0), (graph.Targets.Min(), graph.Targets.Max()));
            Assert.All(Enumerable.Range(0, nodes), node => Assert.Equal(1, graph.Feature(node).ToArray().Sum()));
            Assert.All(Enumerable.Range(0, nodes), id => Assert.Equal(1, Enumerable.Range(0, nodes).Sum(node => graph.Feature(node)[id])));

            // All neighbours are equally far apart.
            Assert.All(
                Enumerable.Range(0, graph.Graph.ArcCount), arc => Assert.Equal(graph.ArcFeature(0)[0], graph.ArcFeature(arc)[0], 1e-12));
        });
        Assert.NotEqual(lattice.Graphs[0].Features, lattice.Graphs[1].Features);
    }

    [Property]
    public void Nodes_of_a_random_graph_are_neighbours_where_they_are_near(byte nodes, ulong seed)
    {
        var n = 1 + (nodes % 20);
        foreach (var graph in RandomDataset.Create(n, 5, seed).Graphs)
        {
            for (var a = 0; a < n; a++)
            {
                for (var b = 0; b < a; b++)
                {
                    var (x, y) = (graph.Targets[2 * a] - graph.Targets[2 * b], graph.Targets[(2 * a) + 1] - graph.Targets[(2 * b) + 1]);
                    var distance = Math.Sqrt((x * x) + (y * y));
                    var arc = graph.Graph.Find(a, b);
                    Assert.Equal(distance < 0.5, arc >= 0);
                    Assert.True(arc < 0 || Math.Abs(graph.ArcFeature(arc)[0] - (2 * distance)) < 1e-12);
                }
            }
        }
    }

    [Property]
    public void Folds_share_the_graphs_out(byte count, byte folds, ulong seed)
    {
        var n = 4 + (count % 60);
        var k = 2 + (folds % (n - 1));
        var all = Enumerable.Range(0, k).Select(fold => Fold.Create(n, k, fold, seed)).ToList();
        Assert.Equal(Enumerable.Range(0, n), all.SelectMany(fold => fold.Test).Order());
        Assert.All(all.Index(), fold =>
        {
            Assert.Equal(Enumerable.Range(0, n), fold.Item.TrainingAndValidation.Concat(fold.Item.Test).Order());
            Assert.Equal(fold.Item.TrainingAndValidation.Order(), fold.Item.Training.Concat(fold.Item.Validation).Order());
            Assert.Equal(all[(fold.Index + 1) % k].Test, fold.Item.Validation);
        });
    }

    [Fact]
    public void Errors_of_places_are_those_of_distances()
    {
        // A square turned and moved has the same distances; twice as large, the error is that of the distances 1, 1, 1, 1, √2, √2.
        double[] square = [0, 0, 1, 0, 1, 1, 0, 1];
        double[] turned = [5, 5, 5, 6, 4, 6, 4, 5];
        Assert.Equal(0, SquaredError.Of(LearningTask.Localisation, turned, square).Root, 1e-12);
        double[] twice = [.. square.Select(x => 2 * x)];
        var error = SquaredError.Of(LearningTask.Localisation, twice, square);
        Assert.Equal((6, 8.0), (error.Count, Math.Round(error.Sum, 12)));
        Assert.Equal((4 + (2 * Math.Sqrt(2))) / 6, error.Mean, 1e-12);
    }

    [Fact]
    public void Errors_of_numbers_add_up()
    {
        var error = SquaredError.Of(LearningTask.Regression, [1, 2], [1, 4]) + SquaredError.Of(LearningTask.Regression, [3.0], [1.0]);
        Assert.Equal((3, 8.0, 2.0), (error.Count, error.Sum, error.Mean));
        Assert.Equal(Math.Sqrt(6), error.RootMeanSquare);
    }
}
