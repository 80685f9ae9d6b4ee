using System.Globalization;
using System.Xml.Linq;

namespace Hogwild.Reports;

/// <summary>A table of the page, which a reader can sort by any column.</summary>
/// <param name="Title">What it is of.</param>
/// <param name="Columns">The titles of its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record PageTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<PageCell>> Rows)
{
    /// <summary>More rows than these stay in the files.</summary>
    public const int MostRows = 400;

    // A text that may be broken into lines.
    private const int LongText = 60;
    // More columns have no room on paper unless words are broken.
    private const int ManyColumns = 10;
    private const char Sign = '±';

    /// <summary>What is to be known when reading it; empty for nothing.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Over what ± is a standard deviation; it is told where there is a ± in the table.</summary>
    public string Spread { get; init; } = "schedules";

    /// <summary>The table in a box of its own, in which it can be wider than the page.</summary>
    public XElement Render()
    {
        var numbers = Columns.Select((_, column) => Rows.Any(row => row[column].Key is not null)).ToArray();
        return Tag.Of(
            "figure.table",
            Tag.Of("figcaption", Title),
            Tag.Wide(
                "div.scroll",
                Title,
                Tag.Of(
                    Columns.Count > ManyColumns ? "table.sortable.many" : "table.sortable",
                    Tag.Of("thead", Tag.Of("tr", [.. Columns.Select((title, column) => Header(title, numbers[column]))])),
                    Tag.Of("tbody", [.. Rows.Take(MostRows).Select(row => Row(row, numbers))]))),
            Notes().ToList() is { Count: > 0 } notes ? Tag.Of("p.note", string.Join(' ', notes)) : null);
    }

    private IEnumerable<string> Notes()
    {
        if (Rows.Count > MostRows)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"The first {MostRows} of {Rows.Count} rows; the files beside this page have all.");
        }

        if (Rows.Take(MostRows).Any(row => row.Any(cell => cell.Text.Contains(Sign, StringComparison.Ordinal))))
        {
            yield return $"± is the population standard deviation over {Spread}.";
        }

        if (Note.Length > 0)
        {
            yield return Note;
        }
    }

    private static XElement Header(string title, bool isNumber) => Tag.Of(
        isNumber ? "th.number" : "th",
        Tag.Attribute("scope", "col"),
        Tag.Attribute("aria-sort", "none"),
        Tag.Of("button", Tag.Attribute("type", "button"), Lines(title, Breakable)),
        Tag.Of("span.paper", Lines(title, Breakable)));

    private static XElement Row(IReadOnlyList<PageCell> row, bool[] numbers) => Tag.Of("tr", [.. row.Select((cell, column) => Tag.Of(
        numbers[column] ? "td.number" : column == 0 ? "td.first" : cell.Text.Length > LongText ? "td.long" : "td",
        cell.Key is { } key ? Tag.Attribute("data-key", KeyText(key)) : null,
        Lines(cell.Text, Kept)))]);

    // Nothing, which sorts last, for what is no number.
    private static string KeyText(double key) => double.IsNaN(key) ? string.Empty : Csv.Number(key);

    private static IEnumerable<object> Lines(string text, Func<string, IEnumerable<object>> inLine)
    {
        foreach (var (number, line) in text.Split('\n').Index())
        {
            if (number > 0)
            {
                yield return Tag.Of("br");
            }

            foreach (var part in inLine(line))
            {
                yield return part;
            }
        }
    }

    /// <summary>A path, or a ratio, may go on in the next line after a dot or a stroke.</summary>
    private static IEnumerable<object> Breakable(string line)
    {
        var start = 0;
        for (var at = 0; at < line.Length - 1; at++)
        {
            if (line[at] is '.' or '/')
            {
                yield return line[start..(at + 1)];
                yield return Tag.Of("wbr");
                start = at + 1;
            }
        }

        yield return line[start..];
    }

    /// <summary>A spread may stand below its mean, but not apart from its sign.</summary>
    private static IEnumerable<object> Kept(string line) =>
        line.IndexOf(Sign, StringComparison.Ordinal) is var at and > 0 ? [line[..at], Tag.Of("span.keep", line[at..])] : [line];
}
