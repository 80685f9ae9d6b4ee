using System.Text;

namespace Hogwild.Cli;

/// <summary>The tables of a folder of results, read when they are asked for.</summary>
/// <param name="folder">The folder.</param>
internal sealed class GalleryTables(string folder)
{
    private readonly Dictionary<string, (List<string> Columns, List<List<string>> Rows)> _read = [];

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The columns and rows of a table.</summary>
    /// <param name="name">Its name without <c>.csv</c>.</param>
    /// <exception cref="FormatException">There is no such table.</exception>
    public (List<string> Columns, List<List<string>> Rows) Read(string name)
    {
        if (_read.TryGetValue(name, out var known))
        {
            return known;
        }

        var file = Path.Combine(folder, $"{name}.csv");
        if (!File.Exists(file))
        {
            var there = Directory.EnumerateFiles(folder, "*.csv").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
            throw new FormatException($"there is no table {name}.csv in the results; there are {string.Join(", ", there)}");
        }

        var rows = Rows(File.ReadAllText(file)).ToList();
        return _read[name] = (rows[0], rows[1..]);
    }

    // Fields in quotes may hold commas, line breaks and doubled quotes.
    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, field, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var k = 0; k < text.Length; k++)
        {
            if (text[k] == '"')
            {
                var isDoubled = isQuoted && k + 1 < text.Length && text[k + 1] == '"';
                field.Append(isDoubled ? "\"" : string.Empty);
                (isQuoted, k) = isDoubled ? (isQuoted, k + 1) : (!isQuoted, k);
            }
            else if (isQuoted || text[k] is not (',' or '\n'))
            {
                field.Append(text[k]);
            }
            else
            {
                row.Add(field.ToString());
                field.Clear();
                if (text[k] == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
        }
    }
}
