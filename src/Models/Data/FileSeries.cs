using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>The files that the name of several stands for, a star in it for what differs, in ordinal order.</summary>
internal static class FileSeries
{
    private const char Star = '*';

    /// <summary>What stands for the star in the names of the files that are there; one nothing where there is no star.</summary>
    /// <param name="list">The name.</param>
    /// <param name="option">The option that it is of, for messages.</param>
    /// <exception cref="DataFormatException">There are no such files, or the star is not in the name of a file.</exception>
    internal static IReadOnlyList<string> Stems(ListFile list, string option)
    {
        if (!list.IsPattern)
        {
            return [string.Empty];
        }

        var (folder, name) = (Path.GetDirectoryName(list.File.FullPath)!, Path.GetFileName(list.File.FullPath));
        if (name.Count(letter => letter == Star) != 1 || folder.Contains(Star, StringComparison.Ordinal))
        {
            throw new DataFormatException(
                $"dataset.{option}", $"expected one star, in the name of a file, such as graphs/*.edges, found '{list.File.Path}'");
        }

        var at = name.IndexOf(Star, StringComparison.Ordinal);
        var (before, after) = (name[..at], name[(at + 1)..]);
        List<string> stems = !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder)
            .Select(path => Path.GetFileName(path))
            .Where(file => file.Length >= name.Length && file.StartsWith(before, StringComparison.Ordinal)
                && file.EndsWith(after, StringComparison.Ordinal))
            .Select(file => file[before.Length..^after.Length]).Order(StringComparer.Ordinal)];
        return stems.Count > 0 ? stems
            : throw new DataFormatException($"dataset.{option}", $"expected files of the name {list.File.Path}, found none");
    }

    /// <summary>The file of one stem.</summary>
    /// <param name="list">The name of all of them, or of a single one.</param>
    /// <param name="stem">What stands for the star.</param>
    internal static ListFile<T> Of<T>(ListFile<T> list, string stem) => !list.IsPattern ? list : new ListFile<T>(new InputFile(
        list.File.Path.Replace($"{Star}", stem, StringComparison.Ordinal),
        list.File.FullPath.Replace($"{Star}", stem, StringComparison.Ordinal) + (list.Part is null ? string.Empty : $"#{list.Part}")));
}
