
namespace Hogwild.Simulation;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class Nearest
{
    // Nobody meant a name by what is longer.
    private const int MostLetters = 200;

    /// <summary><c>; did you mean 'x'?</c>, or nothing where no name is near.</summary>
    public static string Hint(string found, IEnumerable<string> names) =>
        Find(found, names) is { } name ? $"; did you mean '{name}'?" : string.Empty;

    /// <summary>
    /// The name with the smallest edit distance (insertions, deletions, substitutions and swaps of neighbours, case ignored), where that is
    /// at most a third of the length; or the first name that begins with what was found. The first of equals.
    /// </summary>
    public static string? Find(string found, IEnumerable<string> names)
    {
        string? best = null;
        var limit = Math.Max(1, found.Length / 3);
        List<string> list = found.Length > MostLetters ? [] : [.. names];
        foreach (var name in list.Where(name => Math.Abs(name.Length - found.Length) <= limit))
        {
            var distance = Distance(found.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < limit || (best is null && distance <= limit))
            {
                (best, limit) = (name, distance);
            }
        }

        return best ?? (found.Length < 2 ? null : list.Find(name => name.StartsWith(found, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The file in the same folder whose name is nearest to that of a path; null where there is none.</summary>
    public static string? File(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (folder is null || !Directory.Exists(folder))
        {
            return null;
        }

        var files = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        return Find(Path.GetFileName(path), files);
    }

    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Cell(i, j);
            }
        }

        return table[a.Length, b.Length];

        int Cell(int i, int j)
        {
            var change = a[i - 1] == b[j - 1] ? 0 : 1;
            var cost = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + change);
            var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return swapped ? Math.Min(cost, table[i - 2, j - 2] + 1) : cost;
        }
    }
}
