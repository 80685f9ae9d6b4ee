using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The folder of a share: <c>units/</c>, the outcomes of its units of work, <c>weights/</c>, the models that it trained, and
/// <c>share.json</c>. It is all that has to be carried to where shares are put together.
/// </summary>
internal static class ShareFolder
{
    private const string Units = "units";
    private const string Weights = "weights";

    /// <summary>The name of the folder.</summary>
    /// <param name="name">What the folder of the results is called.</param>
    /// <param name="share">The share.</param>
    public static string NameOf(string name, Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}.share-{share.Number}-of-{share.Count}");

    /// <summary>Writes a share; the folder is committed by the caller.</summary>
    /// <param name="folder">Receives the files.</param>
    /// <param name="file">What the share is a part of.</param>
    /// <param name="units">The files of its units.</param>
    /// <param name="weights">The files of the models that it trained.</param>
    public static void Write(ResultsFolder folder, ShareFile file, IReadOnlyList<string> units, IReadOnlyList<string> weights)
    {
        Copy(Units, units);
        Copy(Weights, weights);
        using var json = folder.Create(ShareFile.Name);
        (file with { Units = units.Count, Weights = weights.Count }).Write(json);

        void Copy(string into, IReadOnlyList<string> paths)
        {
            foreach (var path in paths)
            {
                using var source = File.OpenRead(path);
                using var target = folder.Create($"{into}/{Path.GetFileName(path)}");
                source.CopyTo(target);
            }
        }
    }

    /// <summary>Brings what a share has to what is kept beside other results.</summary>
    /// <param name="folder">The folder of the share.</param>
    /// <param name="results">The folder of all results.</param>
    /// <exception cref="ScenarioException">It has other weights than are there for the same training.</exception>
    public static void Unite(string folder, string results)
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

        foreach (var path in Files(folder, Units))
        {
            var target = Path.Combine(Kept.Units(results), Path.GetFileName(path));
            if (!File.Exists(target))
            {
                Copy(path, target);
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
