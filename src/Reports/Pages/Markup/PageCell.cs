using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>A cell of a table of the page.</summary>
/// <param name="Text">What is read; lines are kept.</param>
/// <param name="Key">The number that the table is sorted by; null where the text is.</param>
internal sealed record PageCell(string Text, double? Key = null)
{
    /// <summary>A text.</summary>
    public static implicit operator PageCell(string text) => new(text);

    /// <summary>A whole number.</summary>
    public static PageCell Of(long number) => new(number.ToString(CultureInfo.InvariantCulture), number);

    /// <summary>A number to three digits; a dash where there is none.</summary>
    public static PageCell Of(double? number) => number is { } value && !double.IsNaN(value) ? new(Powers.Write(value), value) : Nothing;

    /// <summary>A dash, last in any order.</summary>
    public static PageCell Nothing { get; } = new("–", double.NaN);
}
