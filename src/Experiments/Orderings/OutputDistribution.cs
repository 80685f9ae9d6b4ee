using System.Numerics;

namespace Hogwild.Experiments;

/// <summary>How one output of one node, or of one edge or graph where those are judged, is distributed over orders.</summary>
/// <param name="Node">The number of the node, or of the edge or graph.</param>
/// <param name="Output">Which of its outputs, from 0.</param>
/// <param name="Synchronous">Its value in the synchronous computation.</param>
/// <param name="Cells">All values, in increasing order, that of the synchronous computation among them.</param>
/// <param name="Test">Samples against all interleavings; null where those were not counted.</param>
public sealed record OutputDistribution(int Node, int Output, double Synchronous, IReadOnlyList<OrderCell> Cells, ChiSquareTest? Test)
{
    /// <summary>The distributions of all outputs, item by item.</summary>
    /// <param name="size">Outputs of an item.</param>
    /// <param name="synchronous">Outputs of the synchronous computation, items × size.</param>
    /// <param name="sampled">Outputs of the sampled runs and how often they came out.</param>
    /// <param name="exact">Outputs of all interleavings and how many lead there; null where those were not counted.</param>
    internal static IReadOnlyList<OutputDistribution> Of(
        int size,
        double[] synchronous,
        IReadOnlyList<(double[] Outputs, long Samples)> sampled,
        IReadOnlyList<(double[] Outputs, BigInteger Ways)>? exact) =>
        [.. Enumerable.Range(0, synchronous.Length).Select(place => One(place, size, synchronous[place], sampled, exact))];

    private static OutputDistribution One(
        int place,
        int size,
        double synchronous,
        IReadOnlyList<(double[] Outputs, long Samples)> sampled,
        IReadOnlyList<(double[] Outputs, BigInteger Ways)>? exact)
    {
        var values = new SortedDictionary<double, (BigInteger Ways, long Samples)> { [synchronous] = default };
        foreach (var (outputs, samples) in sampled)
        {
            var (ways, before) = values.GetValueOrDefault(outputs[place]);
            values[outputs[place]] = (ways, before + samples);
        }

        foreach (var (outputs, more) in exact ?? [])
        {
            var (ways, samples) = values.GetValueOrDefault(outputs[place]);
            values[outputs[place]] = (ways + more, samples);
        }

        var total = exact?.Aggregate(BigInteger.Zero, (sum, item) => sum + item.Ways);
        var cells = values.Select(item => new OrderCell(
            item.Key, item.Value.Ways, total is { } all ? Share(item.Value.Ways, all) : double.NaN, item.Value.Samples)).ToList();
        return new OutputDistribution(
            place / size,
            place % size,
            synchronous,
            cells,
            exact is null ? null : ChiSquareTest.Of([.. cells.Select(cell => (cell.Probability, cell.Samples))]));
    }

    /// <summary>A share of a number that may be too large for a floating-point one.</summary>
    internal static double Share(BigInteger part, BigInteger whole)
    {
        // 2⁵³ parts are as fine as a double near 1 is; below 2⁵³ the quotient is exact to the last bit.
        var shift = Math.Max(0, (int)whole.GetBitLength() - 53);
        return (double)(part >> shift) / (double)(whole >> shift);
    }
}
