using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Iterations;

public class PageRankTests
{
    [Property(MaxTest = 60)]
    public void Outputs_are_the_dominant_eigenvector_of_the_Google_matrix_under_every_schedule(ulong seed, byte scheduler)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 9);
        var links = Samples.Directed(sampler, n, () => 1 + sampler.Between(0, 3), selfArcs: true);
        var expected = Eigenvector(links, 0.85);
        var model = IterationFactory.PageRank("pagerank", links);
        Close.To(expected, Outputs.Of(model.Readout, model.Reference.States, 1), 1e-10);
        Assert.InRange(model.Certificate!.Factor, 0, 0.86);
        Close.To(expected, Asynchronous.Outputs(model, Asynchronous.Scheduler(scheduler, seed), 6000), 1e-9);
    }

    [Fact]
    public void Two_nodes_of_which_one_dangles_are_solved_by_hand()
    {
        // 0 → 1 and 1 dangles: r1 = r0 + d·r0 up to scale, so r = (1, 1 + d) / (2 + d).
        var links = new WeightedGraph(2, [(0, 1, 1)]);
        var model = IterationFactory.PageRank("pagerank", links, 0.5);
        Close.To([0.4, 0.6], Outputs.Of(model.Readout, model.Reference.States, 1), 1e-15);
        Assert.Contains(KeyValuePair.Create("dangling", "1"), model.Facts);
        Assert.Contains(KeyValuePair.Create("rank_sum", "0.625"), model.Facts);
    }

    [Property(MaxTest = 30)]
    public void The_states_themselves_sum_to_1_where_no_node_dangles(ulong seed)
    {
        var sampler = new Sampler(seed);
        var model = IterationFactory.PageRank("pagerank", new WeightedGraph(Samples.StronglyConnected(sampler, sampler.Between(2, 9)), 1));
        Close.To(1, model.Reference.States.Sum(), 1e-13);
        Assert.Contains(KeyValuePair.Create("dangling", "0"), model.Facts);
    }

    [Fact]
    public void Links_are_not_negative_and_damping_is_below_1()
    {
        var error = Assert.Throws<ArgumentException>(() => PageRank.Create(new WeightedGraph(2, [(0, 1, -1)])));
        Assert.StartsWith("expected a weight of at least 0, found -1 on 0→1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => PageRank.Create(new WeightedGraph(2, [(0, 1, 1)]), 1));
    }

    /// <summary>The eigenvector of d(P + dangling/n) + (1 − d)/n for the eigenvalue 1, by a dense eigenvalue decomposition.</summary>
    private static double[] Eigenvector(WeightedGraph links, double damping)
    {
        var n = links.Graph.NodeCount;
        var google = Matrix<double>.Build.Dense(n, n);
        for (var arc = 0; arc < links.Graph.ArcCount; arc++)
        {
            google[links.Graph.Target(arc), links.Graph.Source(arc)] = links.Weights[arc];
        }

        for (var column = 0; column < n; column++)
        {
            var total = google.Column(column).Sum();
            for (var row = 0; row < n; row++)
            {
                google[row, column] = (damping * (total > 0 ? google[row, column] / total : 1.0 / n)) + ((1 - damping) / n);
            }
        }

        var evd = google.Evd();
        var dominant = Enumerable.Range(0, n).MaxBy(k => evd.EigenValues[k].Real);
        var vector = evd.EigenVectors.Column(dominant);
        return [.. vector / vector.Sum()];
    }
}
