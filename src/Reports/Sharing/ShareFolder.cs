using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The folder of a share: <c>units/</c> and <c>shared-units/</c>, the outcomes of its units of work, <c>weights/</c>, the models that it
/// trained, and <c>share.json</c>. It is all that has to be carried to where shares are put together.
/// </summary>
internal static class ShareFolder
{
    private const string Units = "units";
    private const string Shared = "shared-units";
    private const string Weights = "weights";

    /// <summary>The name of the folder.</summary>
    /// <param name="name">What the folder of the results is called.</param>
    /// <param name="share">The share.</param>
    public static string NameOf(string name, Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}.share-{share.Number}-of-{share.Count}");

    /// <summary>Writes a share; the folder is committed by the caller.</summary>
    /// <param name="folder">Receives the files.</param>
    /// <param name="file">What the share is a part of.</param>
    /// <param name="used">The units that it found or computed, and nobody else asks for, and where they are kept.</param>
    /// <param name="shared">The same of units that others ask for too.</param>
    /// <param name="weights">The files of the models that it trained.</param>
    /// <returns>Number of units.</returns>
    public static int Write(
        ResultsFolder folder,
        ShareFile file,
        (UsedUnits Units, string Folder) used,
        (UsedUnits Units, string Folder) shared,
        IReadOnlyList<string> weights)
    {
        Copy(Units, FilesOf(used.Units, used.Folder));
        Copy(Shared, FilesOf(shared.Units, shared.Folder));
        Copy(Weights, weights);
        var units = used.Units.Names.Count + shared.Units.Names.Count;
        using var json = folder.Create(ShareFile.Name);
        (file with { Units = units, Weights = weights.Count }).Write(json);
        return units;

        void Copy(string into, IEnumerable<string> paths)
        {
            foreach (var path in paths)
            {
                using var source = File.OpenRead(path);
                using var target = folder.Create($"{into}/{Path.GetFileName(path)}");
                source.CopyTo(target);
            }
        }
    }

    /// <summary>The outcomes of units and their parts.</summary>
    private static IEnumerable<string> FilesOf(UsedUnits units, string folder)
    {
        var names = units.Names.ToHashSet(StringComparer.Ordinal);
        return names.Count == 0 ? [] : Directory.EnumerateFiles(folder)
            .Where(path => names.Contains(Path.GetFileNameWithoutExtension(path))).Order(StringComparer.Ordinal);
    }

    /// <summary>Brings what a share has to what is kept beside other results.</summary>
    /// <param name="folder">The folder of the share.</param>
    /// <param name="results">The folder of all results.</param>
    /// <param name="name">What the folder of the results is called.</param>
    /// <exception cref="ScenarioException">It has other weights than are there for the same training.</exception>
    public static void Unite(string folder, string results, string name)
    {
        foreach (var path in Files(folder, Weights))
        {
            var target = Path.Combine(Kept.Weights(results), Path.GetFileName(path));
            if (!File.Exists(target))
            {
                Copy(path, target);
            }
            else if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(target)))
            {
                throw new ScenarioException(
                    path,
                    $"expected the weights that are in {target}, found others of the same training, as other processors or packages make "
                        + "them; train first, and give all shares the weights");
            }
        }

        Bring(Units, Kept.Unfinished(results, name));
        Bring(Shared, Kept.Units(results));

        void Bring(string part, string into)
        {
            foreach (var path in Files(folder, part).Where(path => !File.Exists(Path.Combine(into, Path.GetFileName(path)))))
            {
                Copy(path, Path.Combine(into, Path.GetFileName(path)));
            }
        }
    }

    private static string[] Files(string folder, string part) => Directory.Exists(Path.Combine(folder, part))
        ? [.. Directory.EnumerateFiles(Path.Combine(folder, part)).Order(StringComparer.Ordinal)] : [];

    private static void Copy(string path, string target) => AtomicFile.Write(target, stream =>
    {
        using var source = File.OpenRead(path);
        source.CopyTo(stream);
    });
}
