using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The nonlinear GNN of Scarselli et al. (2009, eq. 3 and §III-B): x_i ← Σ_j h_w(l_i, l_ij, x_j, l_j) over the neighbours j of i, with h_w
/// a perceptron with one hidden layer (<see cref="NonlinearParameters"/>); by option their mean. A node's own state has no part in its
/// next one. Every run starts from x = 0, unless a scenario says otherwise.
/// <para>
/// Nothing is proved about it. Training may encourage, by a penalty on the Jacobian at the fixed points of the training graphs
/// (<see cref="NonlinearJacobian"/>), that the map contracts there. Elsewhere, and on other graphs, it may have several fixed points, or
/// cycles, or none that rounds or schedules come to.
/// </para>
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class NonlinearRule : IUpdateRule
{
    private readonly GraphData _data;
    private readonly double[] _input;

    /// <summary>A network on a graph and its features.</summary>
    /// <exception cref="WeightFormatException">A tensor is missing or has another shape.</exception>
    /// <exception cref="ArgumentException">Features are missing.</exception>
    public NonlinearRule(GraphData data, WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(weights);
        GraphRequirements.ThrowUnlessFeatures(data, data.FeatureSize, data.ArcFeatureSize);
        (_data, Parameters) = (data, new NonlinearParameters(weights, data.FeatureSize, data.ArcFeatureSize));
        _input = LargePages.For(new double[data.Graph.ArcCount * Parameters.HiddenSize]);
        for (var arc = 0; arc < data.Graph.ArcCount; arc++)
        {
            var row = _input.AsSpan(arc * Parameters.HiddenSize, Parameters.HiddenSize);
            Parameters.HiddenBias.CopyTo(row);
            Dense.MatVec(Parameters.Source, data.Feature(data.Graph.Source(arc)), row);
            Dense.MatVec(Parameters.Target, data.Feature(data.Graph.Target(arc)), row);
            Dense.MatVec(Parameters.Arc, data.ArcFeature(arc), row);
        }
    }

    /// <summary>s, the number of components of a node's state.</summary>
    public int StateSize => Parameters.StateSize;

    /// <summary>The parameters.</summary>
    public NonlinearParameters Parameters { get; }

    /// <summary>The graph.</summary>
    public Graph Graph => _data.Graph;

    /// <summary>The network with other weights on the same graph and features.</summary>
    /// <exception cref="WeightFormatException">A tensor is missing or has another shape.</exception>
    public NonlinearRule With(WeightFile weights) => new(_data, weights);

    /// <summary>Never: a sum over neighbours alone.</summary>
    public bool ReadsOwn(int node) => false;

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        Span<double> hidden = stackalloc double[Parameters.HiddenSize];
        Span<double> message = stackalloc double[StateSize];
        next.Clear();
        var first = Graph.InArc(now.Node, 0);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            Message(first + slot, inbox[slot], hidden, message);
            Dense.AddScaled(1, message, next);
        }

        Dense.Multiply(WeightOf(now.Node), next, next);
    }

    /// <summary>What every neighbour of a node counts: 1, or of a mean one part in their number.</summary>
    internal double WeightOf(int node) =>
        Parameters.Neighbours == NeighbourPool.Mean && Graph.InDegree(node) is > 0 and var degree ? 1.0 / degree : 1;

    /// <summary>The hidden layer tanh(z_ij) and the message m_ij of an arc, from the state of its source.</summary>
    internal void Message(int arc, ReadOnlySpan<double> state, Span<double> hidden, Span<double> message)
    {
        _input.AsSpan(arc * hidden.Length, hidden.Length).CopyTo(hidden);
        Dense.MatVec(Parameters.Coupling, state, hidden);
        Tanh(hidden);
        Parameters.OutputBias.CopyTo(message);
        Dense.MatVec(Parameters.Output, hidden, message);
        if (Parameters.IsBounded)
        {
            Tanh(message);
        }
    }

    private static void Tanh(Span<double> values)
    {
        foreach (ref var value in values)
        {
            value = Elementary.Tanh(value);
        }
    }
}
