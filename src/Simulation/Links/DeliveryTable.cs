namespace Hogwild.Simulation;

/// <summary>
/// Measured probabilities that a message arrives, for pairs of nodes; 0 for pairs that were not measured. Rows and columns are the keys of
/// nodes.
/// </summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class DeliveryTable : ILossTrace
{
    private readonly Dictionary<(int Source, int Target), double> _probabilities = [];

    /// <summary>A table of all pairs.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="probabilities">Row by row, from row to column, 0 to 1.</param>
    /// <exception cref="ArgumentException">Another size, or a number outside 0 to 1.</exception>
    public DeliveryTable(int nodeCount, ReadOnlySpan<double> probabilities)
        : this(nodeCount, Of(nodeCount, probabilities))
    {
    }

    /// <summary>A table of some pairs.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="pairs">Sender, receiver and probability, 0 to 1, each pair once. A node with itself counts as 0.</param>
    /// <exception cref="ArgumentException">No node, a pair that appears twice, or a number outside 0 to 1.</exception>
    public DeliveryTable(int nodeCount, IEnumerable<(int Source, int Target, double Probability)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        NodeCount = nodeCount;
        foreach (var (source, target, probability) in pairs)
        {
            var isPair = source >= 0 && source < nodeCount && target >= 0 && target < nodeCount;
            if (!isPair || probability is not (>= 0 and <= 1) || !_probabilities.TryAdd((source, target), probability))
            {
                throw new ArgumentException($"expected pairs of {nodeCount} nodes, each once, with numbers from 0 to 1", nameof(pairs));
            }
        }

        foreach (var pair in _probabilities.Keys.Where(pair => pair.Source == pair.Target || _probabilities[pair] == 0).ToList())
        {
            _probabilities.Remove(pair);
        }
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <inheritdoc/>
    int? ILossTrace.NodeCount => NodeCount;

    /// <inheritdoc/>
    public bool IsDrawn => _probabilities.Values.Any(probability => probability < 1);

    /// <inheritdoc/>
    public double Loss(int source, int target, long now) => 1 - this[source, target];

    /// <summary>The pairs with a probability above 0, by sender and then by receiver.</summary>
    public IEnumerable<(int Source, int Target)> Pairs => _probabilities.Keys.Order();

    /// <summary>The probability that a message from one node to another arrives.</summary>
    public double this[int source, int target] => _probabilities.GetValueOrDefault((source, target));

    private static List<(int Source, int Target, double Probability)> Of(int nodeCount, ReadOnlySpan<double> probabilities)
    {
        if (probabilities.Length != (long)nodeCount * nodeCount)
        {
            throw new ArgumentException($"expected {nodeCount} × {nodeCount} numbers from 0 to 1", nameof(probabilities));
        }

        var pairs = new List<(int Source, int Target, double Probability)>();
        for (var k = 0; k < probabilities.Length; k++)
        {
            pairs.Add((k / nodeCount, k % nodeCount, probabilities[k]));
        }

        return pairs;
    }
}
