using System.Globalization;
using System.Numerics;

namespace Hogwild.Experiments;

/// <summary>A value that is put at a path of a scenario: a word, a number with its unit, or a whole section.</summary>
/// <param name="Text">The value as it is written, in YAML; of a section or list in JSON.</param>
/// <param name="Label">What tables and figures call it; null for what is found by itself.</param>
public sealed record SweepValue(string Text, string? Label = null)
{
    // Above it, numbers with a point are not exact any more.
    private const long MostExact = 1L << 53;

    /// <summary>Whether it is a section or a list, whose text is JSON.</summary>
    public bool IsSection { get; init; }

    /// <summary>As a number, a share or a duration; null where it is none of these.</summary>
    public Quantity? Quantity => !IsSection && Quantity.TryRead(Text, out var read, out _) ? read : null;

    /// <summary>As a whole number, exactly; null where it is none, or a share or a duration.</summary>
    internal BigInteger? Whole => Quantity is not { Unit: QuantityUnit.None } number ? null
        : BigInteger.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits) ? digits
        : double.IsInteger(number.Number) && Math.Abs(number.Number) <= MostExact ? new BigInteger(number.Number) : null;

    /// <summary>
    /// The values that are there already, of those that come first: texts are the same by their letters; where all are numbers of one kind,
    /// which tables then have as such, they are by what they are: 10ms and 0.01s, 5% and 0.05.
    /// </summary>
    internal static IEnumerable<int> Repeated(IReadOnlyList<SweepValue> values)
    {
        var (seen, areNumbers) = (new HashSet<object>(), AreNumbers(values));
        foreach (var (k, value) in values.Index())
        {
            if (!seen.Add(!areNumbers ? value.Text : BigInteger.Abs(value.Whole ?? 0) > MostExact ? value.Whole! : value.Quantity!.Number))
            {
                yield return k;
            }
        }
    }

    /// <summary>Whether all are numbers of one kind: plain ones and shares, or durations.</summary>
    internal static bool AreNumbers(IEnumerable<SweepValue> values)
    {
        var units = values.Select(value => value.Quantity?.Unit).Distinct().ToList();
        return units.Count > 0 && !units.Contains(null) && (!units.Contains(QuantityUnit.Duration) || units.Count == 1);
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Text;
}
