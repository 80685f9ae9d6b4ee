using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// The adjoint of an implicit model where it has arrived: with z = f(z, θ) at its fixed point and a loss ℓ(z), the solution of
/// u = (∂f/∂z)ᵀ u + ∂ℓ/∂z, from which dℓ/dθ is a sum of local terms (implicit differentiation: Gu et al. 2020; Bai et al. 2019). It is a
/// linear fixed point with the locality of the model itself, and runs like any other rule. Every run starts from 0.
/// </summary>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public abstract class AdjointRule : IUpdateRule
{
    private protected AdjointRule(Graph graph, double[] slope, int size, ReadOnlySpan<double> states)
    {
        if (states.Length != graph.NodeCount * size || slope.Length != states.Length)
        {
            throw new ArgumentException(
                $"expected {graph.NodeCount * size} states and slopes, found {states.Length} and {slope.Length}", nameof(states));
        }

        (Graph, StateSize, Slope, States) = (graph, size, slope, states.ToArray());
    }

    /// <summary>The graph that it runs on: that of the model with all arcs turned round; on undirected graphs the same.</summary>
    public Graph Graph { get; }

    /// <inheritdoc/>
    public int StateSize { get; }

    /// <inheritdoc/>
    public virtual int ArcSize => 0;

    /// <summary>Where the model has arrived, n × k.</summary>
    internal double[] States { get; }

    /// <summary>∂ℓ/∂z there, n × k.</summary>
    internal double[] Slope { get; }

    /// <summary>The adjoint of a rule at states, which need not be exactly its fixed point.</summary>
    /// <param name="rule">An <see cref="IgnnRule"/> or an <see cref="EnergyRule"/>.</param>
    /// <param name="states">Where it has arrived, n × k, row by row.</param>
    /// <param name="slope">∂ℓ/∂z there, n × k.</param>
    /// <exception cref="ArgumentException">Another rule, or other lengths.</exception>
    public static AdjointRule Of(IUpdateRule rule, ReadOnlySpan<double> states, ReadOnlySpan<double> slope) => rule switch
    {
        IgnnRule ignn => new IgnnAdjoint(ignn, states, slope.ToArray()),
        EnergyRule energy => new EnergyAdjoint(energy, states, slope.ToArray()),
        _ => throw new ArgumentException("expected an IGNN or an energy GNN, whose adjoint is a rule", nameof(rule)),
    };

    /// <summary>
    /// dℓ/dθ of the parameters of the rule, by the names of their tensors, each as long as its tensor: sums over nodes and arcs of terms
    /// that nobody else need know. What the readout has by itself is not in it.
    /// </summary>
    /// <param name="weights">The parameters: those that are among its tensors are told.</param>
    /// <param name="adjoint">What this rule has arrived at, n × k, row by row.</param>
    /// <exception cref="ArgumentException">Other lengths.</exception>
    public abstract IReadOnlyDictionary<string, double[]> Gradient(WeightFile weights, ReadOnlySpan<double> adjoint);

    /// <summary>The solution by factorisation.</summary>
    internal abstract Reference Solve();

    /// <inheritdoc/>
    public abstract void Update(
        in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox);
}
