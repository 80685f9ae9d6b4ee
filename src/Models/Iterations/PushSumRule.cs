using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Push-sum that survives lost, late and overtaking messages: ratio consensus with running sums (Kempe, Dobra &amp; Gehrke 2003; Bénézit
/// et al. 2010; Hadjicostis, Vaidya &amp; Domínguez-García 2016). Node i holds a mass (y_i, z_i), at first its value and 1. An activation
/// splits the mass into d_i + 1 equal shares, keeps one, and owes one to each of its d_i out-neighbours. What it publishes is not the
/// share but σ_i, the sum of all shares so far. A reader remembers for every in-arc the largest σ that it has taken in, ρ, and takes
/// σ − ρ: whatever was lost on the way comes with the next message, and a message that is older than ρ brings nothing. So
/// Σ_i (y_i, z_i) + Σ_arcs (σ − ρ) is the same for ever, whatever the schedule does, and y_i / z_i tends to the exact average.
/// </summary>
/// <remarks>
/// σ is the same for all out-neighbours, so it is broadcast and the graph may be directed; the average needs a way back for every way.
/// Two choices of ours: a node that has learnt nothing new since it last split repeats its σ instead of splitting again, which keeps the
/// mass of a fast node from running into its channels until it underflows; and σ is held as the sum of two numbers (Knuth 1969), since it
/// grows for ever, and differences of single ones would be off by 1e-9 after 200,000 activations. Converges almost surely under independent
/// losses (2016 paper, for synchronous rounds) and, by the same products of stochastic matrices, under partial asynchronism, where every
/// mass stays above a positive bound. Under total asynchronism mass is still kept, but nothing is proved. No certificate.
/// </remarks>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class PushSumRule : IUpdateRule
{
    /// <summary>Where y is in a state.</summary>
    public const int Mass = 4;

    /// <summary>Where z is in a state: the mass that began as 1.</summary>
    public const int Weight = 5;

    private const int Sums = 4;
    private const int Received = 6;
    private readonly Graph _graph;
    private readonly double[] _values;

    /// <summary>The rule for a graph and initial values.</summary>
    /// <param name="graph">A graph without arcs from a node to itself.</param>
    /// <param name="values">The initial values, one a node.</param>
    /// <exception cref="ArgumentException">The graph has such an arc, or the values have another count.</exception>
    public PushSumRule(Graph graph, double[] values)
    {
        ArgumentNullException.ThrowIfNull(graph);
        IterationRequirements.ThrowUnlessCount(values, graph.NodeCount, nameof(values));
        GraphRequirements.ThrowIfSelfArc(graph);
        (_graph, _values) = (graph, [.. values]);
        StateSize = Received + (Sums * Enumerable.Range(0, graph.NodeCount).Select(graph.InDegree).DefaultIfEmpty(0).Max());
    }

    /// <summary>The graph.</summary>
    public Graph Graph => _graph;

    /// <summary>The initial values.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>σ (four numbers), y, z, and ρ (four numbers) for every in-slot, as many as the largest in-degree asks for.</summary>
    public int StateSize { get; }

    /// <summary>Neighbours see σ: the running sum of shares of y, as a large and a small part, then that of shares of z.</summary>
    public int SharedSize => Sums;

    /// <summary>Where in a state ρ of an in-slot begins; it is laid out as σ is.</summary>
    public static int Absorbed(int slot) => Received + (Sums * slot);

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => (state[Mass], state[Weight]) = (_values[node], 1);

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        own.CopyTo(next);
        if (Absorb(inbox, next) || own[2] == 0)
        {
            Split(_graph.OutDegree(now.Node), next);
        }
    }

    /// <summary>Takes in what has been added to each running sum since; z is positive, so its sum grows with every share.</summary>
    private static bool Absorb(in Inbox inbox, Span<double> state)
    {
        var isNew = false;
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var sums = inbox[slot];
            var known = state.Slice(Absorbed(slot), Sums);
            var weight = (sums[2] - known[2]) + (sums[3] - known[3]);
            if (weight > 0)
            {
                state[Mass] += (sums[0] - known[0]) + (sums[1] - known[1]);
                state[Weight] += weight;
                sums.CopyTo(known);
                isNew = true;
            }
        }

        return isNew;
    }

    private static void Split(int degree, Span<double> state)
    {
        for (var k = 0; k < 2; k++)
        {
            var share = state[Mass + k] / (degree + 1);
            state[Mass + k] -= degree * share;
            Add(share, ref state[2 * k], ref state[(2 * k) + 1]);
        }
    }

    /// <summary>What rounding takes from the large part goes to the small one.</summary>
    private static void Add(double share, ref double large, ref double small)
    {
        var sum = large + share;
        var added = sum - large;
        small += (large - (sum - added)) + (share - added);
        large = sum + small;
        small -= large - sum;
    }
}
