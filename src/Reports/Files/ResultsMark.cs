using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The mark of a folder of results: the file <c>.hogwild</c>, a line that says what it is and the names of all files that were written.
/// Only a folder with this mark, and with nothing in it that the mark does not name, is ever replaced.
/// </summary>
internal static class ResultsMark
{
    /// <summary>The name of the file.</summary>
    public const string Name = ".hogwild";

    private const string Title = "hogwild results 1";

    // What file managers leave in every folder that they have shown.
    private static readonly string[] Droppings = [".DS_Store", "Thumbs.db", "desktop.ini"];

    /// <summary>Marks a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">All its files, relative, with forward slashes.</param>
    public static void Write(string folder, IEnumerable<string> files) => File.WriteAllText(
        Path.Combine(folder, Name), string.Concat(files.Order(StringComparer.Ordinal).Prepend(Title).Select(line => $"{line}\n")));

    /// <summary>Refuses a folder that must not be replaced.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shown">The folder as it was given.</param>
    /// <param name="marker">The file that results of this kind have besides the mark.</param>
    /// <exception cref="ScenarioException">It is a link, or holds what no run has left.</exception>
    public static void Check(string folder, string shown, string marker)
    {
        if (new DirectoryInfo(folder).LinkTarget is { } target)
        {
            throw new ScenarioException(
                shown, $"expected a folder for the results, found a link to {target}; remove the link, or choose another --out");
        }

        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            return;
        }

        const string Expected = "expected no folder, or one with results that may be replaced, found";
        if (!File.Exists(Path.Combine(folder, marker)))
        {
            throw new ScenarioException(shown, $"{Expected} one without {marker}; choose another --out");
        }

        if (Files(folder) is null)
        {
            throw new ScenarioException(
                shown,
                $"{Expected} one without the mark {Name}, so it is of an earlier version or not of this program; "
                    + "move or remove it, or choose another --out");
        }

        if (Strangers(folder) is [var first, ..])
        {
            throw new ScenarioException(
                Path.Combine(shown, first), $"{Expected} a file that no run has left; move it, or choose another --out");
        }
    }

    /// <summary>What the mark of a folder does not name, relative; links are not followed.</summary>
    public static IReadOnlyList<string> Strangers(string folder)
    {
        var known = (Files(folder) ?? []).Append(Name).ToHashSet(StringComparer.Ordinal);
        var folders = known.SelectMany(Parents).ToHashSet(StringComparer.Ordinal);
        var strangers = new List<string>();
        Look(folder, string.Empty);
        return strangers;

        void Look(string path, string prefix)
        {
            foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal))
            {
                var relative = prefix + entry.Name;
                var isOurs = entry.LinkTarget is null && (entry is DirectoryInfo ? folders : known).Contains(relative);
                if (isOurs && entry is DirectoryInfo)
                {
                    Look(entry.FullName, $"{relative}/");
                }
                else if (!isOurs && !Droppings.Contains(entry.Name))
                {
                    strangers.Add(relative);
                }
            }
        }
    }

    private static IEnumerable<string> Parents(string file)
    {
        for (var at = file.LastIndexOf('/'); at > 0; at = file.LastIndexOf('/', at - 1))
        {
            yield return file[..at];
        }
    }

    /// <summary>The files that the mark names; null where there is no mark.</summary>
    private static string[]? Files(string folder)
    {
        var path = Path.Combine(folder, Name);
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        return lines is [Title, ..] ? lines[1..] : null;
    }
}
