using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>Makes the models of classical iterations from their files.</summary>
internal static class IterationBuilder
{
    /// <summary>The model of a rule.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="TextFormatException">A file is malformed.</exception>
    /// <exception cref="ArgumentException">The contents of the files do not fit the rule, or each other.</exception>
    public static Model Build(string name, IterationSpec rule)
    {
        switch (rule)
        {
            case IterationSpec.Jacobi jacobi:
                var a = MatrixMarket.Read(jacobi.Matrix.FullPath);
                return IterationFactory.Jacobi(
                    name, a, Numbers(jacobi.Rhs, a.Rows)!, jacobi.Relaxation, Numbers(jacobi.Initial, a.Rows));
            case IterationSpec.Quadratic quadratic:
                var q = MatrixMarket.Read(quadratic.Matrix.FullPath);
                var (linear, start) = (Numbers(quadratic.Linear, q.Rows)!, Numbers(quadratic.Initial, q.Rows));
                return quadratic.OwnIsStale
                    ? IterationFactory.StaleGradient(name, new StaleGradientRule(q, linear, quadratic.Alpha, start))
                    : IterationFactory.Quadratic(name, q, linear, quadratic.Alpha, start);
            case IterationSpec.PageRank pageRank:
                return IterationFactory.PageRank(name, Graph(pageRank.Links, undirected: false), pageRank.Damping);
            case IterationSpec.Consensus consensus:
                var meeting = Graph(consensus.Graph, undirected: true);
                var values = Numbers(consensus.Values, meeting.Graph.NodeCount)!;
                return IterationFactory.Consensus(name, new ConsensusRule(meeting, values, consensus.Weights));
            case IterationSpec.PushSum pushSum:
                var network = Graph(pushSum.Graph, undirected: true).Graph;
                return IterationFactory.PushSum(name, new PushSumRule(network, Numbers(pushSum.Values, network.NodeCount)!));
            case IterationSpec.BellmanFord bellmanFord:
                return IterationFactory.BellmanFord(
                    name, new BellmanFordRule(Graph(bellmanFord.Lengths, undirected: false), bellmanFord.Source));
            case IterationSpec.Localisation localisation:
                return IterationFactory.Localisation(name, new LocalisationRule(
                    PositionFile.ReadMeasurements(localisation.Measurements.FullPath, localisation.Dimension),
                    PositionFile.ReadAnchors(localisation.Anchors.FullPath, localisation.Dimension),
                    localisation.Dimension));
            default:
                throw new ArgumentOutOfRangeException(nameof(rule), rule, "not a classical iteration");
        }
    }

    private static WeightedGraph Graph(GraphFile file, bool undirected) =>
        file.Trace is not null ? TraceGraph.Of(file)
        : file.IsMatrix ? WeightedGraph.FromMatrix(MatrixMarket.Read(file.File!.FullPath))
        : EdgeFile.Read(file.File!.FullPath, undirected);

    private static double[]? Numbers(InputFile? file, int count) => file is null ? null : NumberFile.Read(file.FullPath, count);
}
