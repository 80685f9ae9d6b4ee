using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// A length on paper, as it is written: <c>3.3in</c>, <c>84mm</c>, <c>8.4cm</c>, <c>8pt</c>, <c>column</c> or <c>page</c>.
/// </summary>
/// <param name="Text">The text.</param>
/// <param name="Points">The length in points, of which an inch has 72.</param>
public sealed record PaperLength(string Text, double Points) : ITextValue<PaperLength>
{
    private const double PointsPerInch = 72;

    private static readonly (string Unit, double Points)[] Units =
        [("in", PointsPerInch), ("cm", PointsPerInch / 2.54), ("mm", PointsPerInch / 25.4), ("pt", 1)];

    private static readonly (string Word, double Inches)[] Words = [("column", 3.3), ("page", 7)];

    /// <inheritdoc/>
    public static string Expected => "a length such as 3.3in, 84mm, 8.4cm or 8pt, or column or page,";

    /// <inheritdoc/>
    public static IReadOnlyList<string> Known => [.. Words.Select(item => item.Word)];

    /// <inheritdoc/>
    public static string Pattern => @"^(column|page|[0-9]+(\.[0-9]+)?(in|cm|mm|pt))$";

    /// <summary>So many points.</summary>
    public static PaperLength OfPoints(double points) => new(string.Create(CultureInfo.InvariantCulture, $"{points}pt"), points);

    /// <inheritdoc/>
    public static bool TryRead(string text, out PaperLength? value, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (value, problem) = (null, null);
        var unit = Array.Find(Units, item => text.EndsWith(item.Unit, StringComparison.Ordinal));
        if (Array.Find(Words, item => item.Word == text) is { Word: not null } word)
        {
            value = new PaperLength(text, word.Inches * PointsPerInch);
        }
        else if (unit.Unit is not null && text[0] is >= '0' and <= '9' && double.TryParse(
            text[..^unit.Unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            value = new PaperLength(text, number * unit.Points);
        }

        return value is not null;
    }

    /// <summary>The text that reads as it.</summary>
    public override string ToString() => Text;
}
