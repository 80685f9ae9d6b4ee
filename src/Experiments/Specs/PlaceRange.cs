using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Neighbouring places along an axis of a tensor, counted from 0: <c>0-15</c>, or one alone, <c>3</c>.</summary>
/// <param name="First">The first place.</param>
/// <param name="Last">The last place, which belongs to it.</param>
public sealed record PlaceRange(int First, int Last) : ITextValue<PlaceRange>
{
    /// <inheritdoc/>
    public static string Expected => "places from 0 on such as 0-15 or 3";

    /// <inheritdoc/>
    public static bool TryRead(string text, out PlaceRange? value, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (value, problem) = (null, null);
        var ends = text.Split('-');
        if (ends.Length > 2 || !Number(ends[0], out var first) || !Number(ends[^1], out var last) || last < first)
        {
            return false;
        }

        value = new PlaceRange(first, last);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => First == Last ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");

    private static bool Number(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
