using System.Text;

namespace Hogwild.Reports;

/// <summary>Reads tables as <see cref="Csv"/> writes them.</summary>
internal static class CsvReader
{
    /// <summary>The fields of every row, the names of the columns first. A field in quotes may hold line breaks.</summary>
    public static IEnumerable<string[]> Rows(TextReader reader)
    {
        var fields = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            // A line break within quotes belongs to the field.
            while (line.AsSpan().Count('"') % 2 != 0 && reader.ReadLine() is { } more)
            {
                line = $"{line}\n{more}";
            }

            Split(line, fields);
            yield return [.. fields];
        }
    }

    private static void Split(string line, List<string> fields)
    {
        fields.Clear();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (isQuoted && line[at] == '"' && at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (line[at] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[at] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[at]);
            }
        }

        fields.Add(field.ToString());
    }
}
