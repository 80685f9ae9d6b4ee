using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>Outcomes that are a few numbers, one a line.</summary>
/// <typeparam name="TOutcome">What a unit comes to.</typeparam>
/// <param name="count">How many numbers there are.</param>
/// <param name="write">The numbers of an outcome; null where it is not to be kept.</param>
/// <param name="read">The outcome of the numbers.</param>
internal sealed class NumbersCodec<TOutcome>(int count, Func<TOutcome, double[]?> write, Func<double[], TOutcome> read)
    : IUnitCodec<TOutcome>
{
    /// <inheritdoc/>
    public string? Write(TOutcome outcome) => write(outcome) is { } numbers
        ? string.Concat(numbers.Select(number => ExactText.Of(number) + "\n"))
        : null;

    /// <inheritdoc/>
    public bool TryRead(string text, [MaybeNullWhen(false)] out TOutcome outcome)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var numbers = new double[lines.Length];
        var isWhole = lines.Length == count;
        for (var k = 0; isWhole && k < count; k++)
        {
            isWhole = double.TryParse(lines[k], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[k]);
        }

        outcome = isWhole ? read(numbers) : default;
        return isWhole;
    }
}
