namespace Hogwild.Simulation;

/// <summary>Measured probabilities that a message arrives, for all pairs of nodes. Rows and columns are the keys of nodes.</summary>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed class DeliveryTable
{
    private readonly double[] _probabilities;

    /// <summary>A table.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="probabilities">Row by row, from row to column, 0 to 1.</param>
    /// <exception cref="ArgumentException">Another size, or a number outside 0 to 1.</exception>
    public DeliveryTable(int nodeCount, ReadOnlySpan<double> probabilities)
    {
        (NodeCount, _probabilities) = (nodeCount, probabilities.ToArray());
        if (_probabilities.Length != nodeCount * nodeCount || _probabilities.Any(p => !(p is >= 0 and <= 1)))
        {
            throw new ArgumentException($"expected {nodeCount} × {nodeCount} numbers from 0 to 1", nameof(probabilities));
        }
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>The probability that a message from one node to another arrives.</summary>
    public double this[int source, int target] => _probabilities[(source * NodeCount) + target];
}
