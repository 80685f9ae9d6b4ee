using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>Numbers as text that reads back to the bit.</summary>
internal static class ExactText
{
    /// <summary>
    /// The shortest text, or seventeen digits where that reads back as another number: .NET 10.0 writes 2⁻²⁵ and 2⁻⁹⁵⁸ so that the double
    /// below them is read (github.com/dotnet/runtime/pull/131131).
    /// </summary>
    /// <param name="value">The number.</param>
    public static string Of(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.IsNaN(value) || double.Parse(text, CultureInfo.InvariantCulture) == value ? text
            : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
