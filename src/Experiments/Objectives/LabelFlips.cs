using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// How many items (nodes, or edges or graphs) have another label (the channel with the largest output) than the synchronous answer gives
/// them, and a slope towards more of them: an item whose best other output is by m above that of its label contributes 1 if m &gt; 0, and
/// m / (2 (|m| + s)) in any case, where s is the mean of |m| over the synchronous answer. Without the slope a search would not know which
/// items are close to a flip.
/// </summary>
public sealed class LabelFlips : OutputObjective
{
    private readonly int[] _labels;
    private readonly double _scale;

    /// <summary>An objective.</summary>
    /// <param name="readout">From a state to its outputs, at least two of them.</param>
    /// <param name="answer">The synchronous outputs, items × OutputSize, row by row.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two outputs.</exception>
    public LabelFlips(IReadout readout, ReadOnlySpan<double> answer)
        : base(readout)
    {
        ArgumentNullException.ThrowIfNull(readout);
        ArgumentOutOfRangeException.ThrowIfLessThan(readout.OutputSize, 2, nameof(readout));
        _labels = new int[answer.Length / readout.OutputSize];
        var sum = 0.0;
        for (var item = 0; item < _labels.Length; item++)
        {
            var output = answer.Slice(item * readout.OutputSize, readout.OutputSize);
            _labels[item] = Outputs.ArgMax(output);
            sum += Math.Abs(Margin(output, _labels[item]));
        }

        _scale = sum > 0 ? sum / _labels.Length : 1;
    }

    /// <inheritdoc/>
    public override double OfItem(int item, ReadOnlySpan<double> output)
    {
        var margin = Margin(output, _labels[item]);
        return (margin > 0 ? 1 : 0) + (double.IsInfinity(margin) ? Math.Sign(margin) / 2.0 : margin / (2 * (Math.Abs(margin) + _scale)));
    }

    /// <summary>How far the largest other output is above that of the label.</summary>
    private static double Margin(ReadOnlySpan<double> output, int label)
    {
        var other = double.NegativeInfinity;
        for (var k = 0; k < output.Length; k++)
        {
            other = k == label ? other : Math.Max(other, output[k]);
        }

        return other - output[label];
    }
}
