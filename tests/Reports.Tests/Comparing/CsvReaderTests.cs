using System.Globalization;

namespace Hogwild.Reports.Tests;

public sealed class CsvReaderTests
{
    [Property]
    public void What_was_written_is_read_back(string?[][] rows)
    {
        string[][] written =
            [.. rows.Where(row => row is { Length: > 0 }).Select(row => Array.ConvertAll(row, field => field ?? string.Empty))];
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var row in written)
        {
            Csv.Row(text, row);
        }

        Assert.Equal(written.Select(row => Array.ConvertAll(row, Escapes.Cell)), Read(text.ToString()));
    }

    [Theory]
    [InlineData("a,b\n\"x, \"\"y\"\"\",\"\"\"\"\n", "a|b", "x, \"y\"|\"")]
    [InlineData("a\r\n\"b\rc\"\r\nd", "a", "b\rc", "d")]
    [InlineData("\"b\nc\",\n", "b\nc|")]
    [InlineData("\n", "")]
    [InlineData("")]
    public void Quotes_and_line_breaks_are_those_of_the_field(string text, params string[] rows) =>
        Assert.Equal(rows, Read(text).Select(row => string.Join('|', row)));

    private static List<string[]> Read(string text)
    {
        using var reader = new StringReader(text);
        return [.. CsvReader.Rows(reader)];
    }
}
