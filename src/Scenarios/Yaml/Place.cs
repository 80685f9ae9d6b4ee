using System.Globalization;
using System.Text.RegularExpressions;

namespace Hogwild.Scenarios;

/// <summary>Where a piece of a scenario was written: a position in a file, or an option of the command line.</summary>
/// <param name="Source">The file as it was named, or the option with its value.</param>
/// <param name="Line">From 1; 0 where the source is an option.</param>
/// <param name="Column">From 1; 0 where the source is an option.</param>
internal readonly record struct Place(string Source, int Line = 0, int Column = 0)
{
    /// <summary>Line and column of a fault; those of options come last.</summary>
    public static (int Line, int Column) OfFault(string fault)
    {
        var place = Regex.Match(fault, "^[^\\n]*?:([0-9]+):([0-9]+): ");
        return place.Success && Number(place.Groups[1].Value) is { } line && Number(place.Groups[2].Value) is { } column
            ? (line, column) : (int.MaxValue, 0);
    }

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}:{Column}";
}
