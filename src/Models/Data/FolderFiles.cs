using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Files of others that have to be in a folder, since they are no part of Hogwild.</summary>
internal static class FolderFiles
{
    /// <summary>Refuses a folder without some of them, and says what to get.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The files that have to be there.</param>
    /// <param name="names">How messages call them all.</param>
    /// <param name="advice">What to get, from where, and where to put it.</param>
    /// <exception cref="DataFormatException">One is missing.</exception>
    internal static void Require(InputFolder folder, IEnumerable<InputFile> files, string names, string advice)
    {
        var missing = files.Where(file => !file.IsThere()).ToList();
        if (missing.Count > 0)
        {
            var found = !Directory.Exists(folder.FullPath) ? "no such folder"
                : $"none of the name {string.Join(", ", missing.Select(file => Path.GetFileName(file.Path)))}";
            throw new DataFormatException(
                "dataset.folder",
                $"expected a folder (relative to the scenario) with the files {names}, found {found} at {folder.Path}; get {advice}");
        }
    }
}
