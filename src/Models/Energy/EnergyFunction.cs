using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The energy E(h) of one graph (paper, eq. 11–13). See <see cref="EnergyParameters"/> for its form. Immutable.</summary>
/// <threadsafety>Safe to share between runs.</threadsafety>
public sealed class EnergyFunction
{
    private readonly GraphData _data;

    /// <summary>The energy of a graph with its features.</summary>
    /// <exception cref="ArgumentException">
    /// The graph has an arc without its reverse or an arc from a node to itself, or its features are of other sizes than the parameters
    /// expect.
    /// </exception>
    public EnergyFunction(EnergyParameters parameters, GraphData data)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(data);
        GraphRequirements.ThrowIfDirected(data.Graph);
        GraphRequirements.ThrowIfSelfArc(data.Graph);
        GraphRequirements.ThrowUnlessFeatures(data, parameters.FeatureSize, parameters.ArcFeatureSize);
        (_data, Terms) = (data, new EnergyTerms(parameters, data));
        HalfBandwidth = (parameters.StateSize * (Reach(data.Graph) + 1)) - 1;
    }

    private EnergyFunction(EnergyFunction other, EnergyParameters parameters)
    {
        (_data, HalfBandwidth) = (other._data, other.HalfBandwidth);
        Terms = new EnergyTerms(parameters, _data);
    }

    /// <summary>The parameters.</summary>
    public EnergyParameters Parameters => Terms.Parameters;

    /// <summary>The graph.</summary>
    public Graph Graph => Terms.Graph;

    /// <summary>k, the number of components of a node's state.</summary>
    public int StateSize => Terms.StateSize;

    /// <summary>n·k, the number of variables.</summary>
    public int Size => Graph.NodeCount * StateSize;

    /// <summary>
    /// Half bandwidth of the Hessian: nodes couple over two hops, so it is (w + 1)k − 1 with w the largest difference of the numbers of two
    /// nodes at most two hops apart; 3k − 1 on a path in its order.
    /// </summary>
    internal int HalfBandwidth { get; }

    internal EnergyTerms Terms { get; }

    /// <summary>The graph with its features.</summary>
    internal GraphData Data => _data;

    /// <summary>The energy of the same graph with other parameters of the same sizes: nothing of the graph is looked at again.</summary>
    /// <exception cref="ArgumentException">A size differs.</exception>
    public EnergyFunction With(EnergyParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return Sizes(parameters) == Sizes(Parameters)
            ? new EnergyFunction(this, parameters)
            : throw new ArgumentException(
                $"expected parameters of sizes (k, d, r, p, q) = {Sizes(Parameters)}, found {Sizes(parameters)}", nameof(parameters));

        static (int K, int D, int R, int P, int Q) Sizes(EnergyParameters of) =>
            (of.StateSize, of.MessageSize, of.UnitCount, of.FeatureSize, of.ArcFeatureSize);
    }

    /// <summary>E and its gradient at <paramref name="h"/>, with what a Hessian-vector product needs.</summary>
    /// <param name="h">n × k, row by row.</param>
    /// <exception cref="ArgumentException"><paramref name="h"/> is of another length.</exception>
    public EnergyPoint At(ReadOnlySpan<double> h) =>
        h.Length == Size
            ? new EnergyPoint(this, h.ToArray())
            : throw new ArgumentException($"expected {Size} numbers, found {h.Length}", nameof(h));

    /// <summary>E(h).</summary>
    public double Value(ReadOnlySpan<double> h) => At(h).Value;

    /// <summary>∇E(h), n × k.</summary>
    public double[] Gradient(ReadOnlySpan<double> h) => At(h).Gradient.ToArray();

    private static int Reach(Graph graph)
    {
        var reach = 0;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            // Two neighbours of a node are two hops apart; neighbours are sorted.
            var neighbours = graph.InNeighbours(node);
            if (!neighbours.IsEmpty)
            {
                reach = Math.Max(reach, Math.Max(neighbours[^1], node) - Math.Min(neighbours[0], node));
            }
        }

        return reach;
    }
}
