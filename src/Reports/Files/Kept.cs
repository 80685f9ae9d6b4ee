using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What is kept beside results for later runs, and may be deleted.</summary>
internal static class Kept
{
    /// <summary>Where trained weights are kept: each is trained once.</summary>
    /// <param name="results">The folder of all results.</param>
    public static string Weights(string results) => Path.Combine(results, ".weights");

    /// <summary>Where finished units of work are kept, so that what was stopped goes on where it was.</summary>
    /// <param name="results">The folder of all results.</param>
    public static string Units(string results) => Path.Combine(results, ".results");

    /// <summary>Where a study that is under way keeps what is of use to nobody else; it goes when its results are written.</summary>
    /// <param name="results">The folder of all results.</param>
    /// <param name="name">The name of the folder of its results.</param>
    public static string Unfinished(string results, string name) => Path.Combine(Units(results), name);

    /// <summary>Finds out, before any work, that nothing can be kept in folders that are there already. Leaves nothing behind.</summary>
    /// <param name="folders">The folders.</param>
    /// <exception cref="ScenarioException">One of them cannot be written.</exception>
    public static void CheckWritable(params IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(folder => Directory.Exists(folder) || File.Exists(folder)))
        {
            if (File.Exists(folder))
            {
                throw new ScenarioException(folder, "expected a folder for what is kept, found a file");
            }

            try
            {
                var path = Path.Combine(folder, $".{Path.GetRandomFileName()}");
                File.Create(path).Dispose();
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new ScenarioException(
                    $"{folder}: expected a folder for what is kept that can be written, found one that cannot ({error.Message})", error);
            }
        }
    }
}
