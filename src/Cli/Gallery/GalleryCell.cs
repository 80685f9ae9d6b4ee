using System.Globalization;
using System.Text.RegularExpressions;

namespace Hogwild.Cli;

/// <summary>
/// A number of a table: <c>summary[model=ignn, metric=messages].mean</c>, the mean of a column over the rows that have these values.
/// </summary>
/// <param name="Table">The name of the table without <c>.csv</c>.</param>
/// <param name="Rows">Which rows: column and value.</param>
/// <param name="Column">The column of the number.</param>
internal sealed partial record GalleryCell(string Table, IReadOnlyList<(string Column, string Value)> Rows, string Column)
{
    private string Told => string.Join(", ", Rows.Select(row => $"{row.Column}={row.Value}"));

    /// <summary>Reads one; null where the text is none.</summary>
    public static GalleryCell? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var rows = match.Groups["rows"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(row => row.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        return rows.Exists(row => row.Length < 2) ? null
            : new GalleryCell(match.Groups["table"].Value, [.. rows.Select(row => (row[0], row[1]))], match.Groups["column"].Value);
    }

    /// <summary>The mean over its rows.</summary>
    /// <exception cref="FormatException">There is no such table, column or row, or a cell is not a number.</exception>
    public double Value(GalleryTables tables)
    {
        var (columns, rows) = tables.Read(Table);
        var chosen = rows.Where(row => Rows.All(which => IsSame(row[Index(columns, which.Column)], which.Value))).ToList();
        return chosen.Count > 0 ? chosen.Average(row => Number(row[Index(columns, Column)]))
            : throw new FormatException($"{Table}.csv has no row with {Told}");
    }

    /// <summary>The same text, or the same number: <c>1e-6</c> is <c>1E-06</c>.</summary>
    private static bool IsSame(string found, string wanted) => found == wanted
        || (double.TryParse(found, CultureInfo.InvariantCulture, out var one)
            && double.TryParse(wanted, CultureInfo.InvariantCulture, out var other) && one.Equals(other));

    private int Index(List<string> columns, string name) => columns.IndexOf(name) is >= 0 and var index ? index
        : throw new FormatException($"{Table}.csv has no column {name}; it has {string.Join(", ", columns)}");

    private double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException($"{Table}.csv has '{text}' in the column {Column}, which is no number");

    [GeneratedRegex(
        @"^(?<table>[\w/-]+)\[(?<rows>[^\]]*)\]\.(?<column>\w+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
