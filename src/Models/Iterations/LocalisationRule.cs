using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Where am I, from noisy measurements of where my neighbours are relative to me: the Jacobi algorithm of Barooah &amp; Hespanha
/// (Estimation on graphs from relative measurements, IEEE Control Systems Magazine 27, 2007). With m_ji the position of i as seen from j
/// and p = 1/variance, a node does x_i ← Σ_j p_ij (x_j + m_ji) / Σ_j p_ij; anchors know their position and keep it. The answer is the
/// best linear unbiased estimate: the weighted least squares solution, which no unbiased linear estimator beats.
/// </summary>
/// <remarks>
/// Each coordinate is a linear map with a non-negative matrix whose rows sum to at most 1, and to less next to an anchor; with an anchor
/// in every component it contracts in a weighted max norm, so the iteration converges under total asynchronism (Bertsekas &amp;
/// Tsitsiklis 1989, §6.3.1; for failing links Barooah, da Silva &amp; Hespanha 2006). Starts from 0 but for the anchors.
/// </remarks>
/// <threadsafety>Immutable; one rule can serve parallel runs.</threadsafety>
public sealed class LocalisationRule : IUpdateRule
{
    private readonly double[] _shares;
    private readonly double[] _offsets;
    private readonly double[]?[] _anchors;

    /// <summary>The rule for measurements and anchors.</summary>
    /// <param name="measurements">One for each pair of nodes that can see each other.</param>
    /// <param name="anchors">The nodes that know where they are; one in every component.</param>
    /// <param name="dimension">Number of coordinates.</param>
    /// <exception cref="ArgumentException">
    /// A pair or anchor appears twice, numbers of coordinates differ, a variance is not positive, or some node is not connected to an
    /// anchor.
    /// </exception>
    public LocalisationRule(IReadOnlyList<RelativePosition> measurements, IReadOnlyList<Anchor> anchors, int dimension)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(anchors);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        StateSize = dimension;
        var nodes = measurements.Select(item => Math.Max(item.From, item.To)).Concat(anchors.Select(item => item.Node));
        var builder = new GraphBuilder(nodes.DefaultIfEmpty(-1).Max() + 1);
        foreach (var item in measurements)
        {
            ThrowUnlessUsable(item, dimension);
            builder.AddEdge(item.From, item.To);
        }

        Graph = builder.Build();
        if (Graph.ArcCount != 2 * measurements.Count)
        {
            throw new ArgumentException("expected one measurement for a pair of nodes, found more", nameof(measurements));
        }

        _anchors = Fixed(anchors, Graph.NodeCount, dimension);
        (_shares, _offsets) = (new double[Graph.ArcCount], new double[Graph.ArcCount * dimension]);
        foreach (var item in measurements)
        {
            SetArc(Graph.Find(item.From, item.To), item, 1);
            SetArc(Graph.Find(item.To, item.From), item, -1);
        }

        Normalise();
        ThrowUnlessAnchored();
    }

    /// <summary>The graph: an edge where there is a measurement.</summary>
    public Graph Graph { get; }

    /// <summary>Number of coordinates.</summary>
    public int StateSize { get; }

    /// <summary>Whether a node knows where it is.</summary>
    public bool IsAnchor(int node) => _anchors[node] is not null;

    /// <inheritdoc/>
    public bool ReadsOwn(int node) => IsAnchor(node);

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox) => _anchors[node]?.CopyTo(state);

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        if (_anchors[now.Node] is { } position)
        {
            position.CopyTo(next);
            return;
        }

        var first = Graph.InArc(now.Node, 0);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var arc = first + slot;
            for (var k = 0; k < StateSize; k++)
            {
                next[k] += _shares[arc] * (inbox[slot][k] + _offsets[(arc * StateSize) + k]);
            }
        }
    }

    /// <summary>How errors of one coordinate travel: entry (i, j) is the share of j in the estimate of i, 0 where i is an anchor.</summary>
    internal SparseMatrix ErrorMatrix() => new(
        Graph.NodeCount,
        Graph.NodeCount,
        Enumerable.Range(0, Graph.ArcCount)
            .Select(arc => (Graph.Target(arc), Graph.Source(arc), IsAnchor(Graph.Target(arc)) ? 0 : _shares[arc])));

    /// <summary>The rule of one coordinate alone, whose fixed point is that coordinate of the answer.</summary>
    internal LinearRule Coordinate(int k)
    {
        var bias = new double[Graph.NodeCount];
        for (var arc = 0; arc < Graph.ArcCount; arc++)
        {
            bias[Graph.Target(arc)] += _shares[arc] * _offsets[(arc * StateSize) + k];
        }

        for (var node = 0; node < bias.Length; node++)
        {
            bias[node] = _anchors[node] is { } position ? position[k] : bias[node];
        }

        return new LinearRule(ErrorMatrix(), bias);
    }

    private void SetArc(int arc, RelativePosition item, int sign)
    {
        _shares[arc] = 1 / item.Variance;
        for (var k = 0; k < StateSize; k++)
        {
            _offsets[(arc * StateSize) + k] = sign * item.Offset[k];
        }
    }

    private void Normalise()
    {
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            var arcs = _shares.AsSpan(Graph.InArc(node, 0), Graph.InDegree(node));
            var sum = 0.0;
            foreach (var precision in arcs)
            {
                sum += precision;
            }

            foreach (ref var share in arcs)
            {
                share /= sum;
            }
        }
    }

    private static double[]?[] Fixed(IReadOnlyList<Anchor> anchors, int count, int dimension)
    {
        var positions = new double[]?[count];
        foreach (var anchor in anchors)
        {
            if (anchor.Position.Count != dimension || positions[anchor.Node] is not null)
            {
                throw new ArgumentException($"expected one position of {dimension} coordinates for anchor {anchor.Node}", nameof(anchors));
            }

            positions[anchor.Node] = [.. anchor.Position];
        }

        return positions;
    }

    private static void ThrowUnlessUsable(RelativePosition item, int dimension)
    {
        if (item.From == item.To || item.Offset.Count != dimension || !(item.Variance > 0) || !double.IsFinite(1 / item.Variance))
        {
            throw new ArgumentException(
                $"expected two different nodes, {dimension} coordinates and a variance above 0, found {item.From}, {item.To}, "
                    + FormattableString.Invariant($"{item.Offset.Count} and {item.Variance}"),
                nameof(item));
        }
    }

    private void ThrowUnlessAnchored()
    {
        var reached = Components.ReachedFrom(Graph, Enumerable.Range(0, Graph.NodeCount).Where(IsAnchor));
        if (Array.IndexOf(reached, false) is >= 0 and var lost)
        {
            throw new ArgumentException($"expected an anchor in every component, found none that node {lost} is connected to", "anchors");
        }
    }
}
