using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>A folder of results that is compared with another one.</summary>
internal sealed class ComparedFolder
{
    private static readonly string[] Exempt = [".png", ".svg", ".pdf", ".html", ".json", ".parquet"];

    private readonly JsonElement _root;

    private ComparedFolder(string path, JsonElement root) => (Path, _root) = (path, root);

    /// <summary>Where it is, as it was named.</summary>
    public string Path { get; }

    /// <summary>The scenario's seed; null where it is not told.</summary>
    public string? Seed => Of("scenario") is { ValueKind: JsonValueKind.Object } scenario && scenario.TryGetProperty("seed", out var seed)
        ? seed.GetRawText() : null;

    /// <summary>
    /// The files that are the same whenever the same is run, relative, with forward slashes, in the order of their names: tables, schedules
    /// and states. Pictures with their captions and pages are none, nor is what names versions or the machine: what of that differs is
    /// told by its keys. Parquet says again what the CSV beside it says.
    /// </summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>Opens a folder.</summary>
    /// <exception cref="ScenarioException">It is no folder of results, or its file of what was run cannot be read.</exception>
    public static ComparedFolder Open(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new ScenarioException(path, File.Exists(path)
                ? "expected a folder of results, or two recorded schedules (.jsonl), found another file"
                : "expected a folder of results, found none");
        }

        string[] names = [RunFile.Name, ThresholdFile.Name];
        var file = Array.Find(names, name => File.Exists(System.IO.Path.Combine(path, name)))
            ?? throw new ScenarioException(path, $"expected a folder of results, found one without {string.Join(" or ", names)}");
        return new ComparedFolder(path, RunDocument.Read(System.IO.Path.Combine(path, file))) { Files = [.. FilesOf(path)] };
    }

    /// <summary>The full path of one of its files.</summary>
    public string this[string file] => System.IO.Path.Combine(Path, file);

    /// <summary>A part of what was written of the run; null where there is none.</summary>
    public JsonElement? Of(string key) => _root.TryGetProperty(key, out var part) ? part : null;

    /// <summary>Whether it has a file.</summary>
    public bool Has(string file) => File.Exists(this[file]);

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Where(file => file != ResultsMark.Name && System.IO.Path.GetFileName(file) != FigureCaptions.Name
                && !Exempt.Contains(System.IO.Path.GetExtension(file).ToLowerInvariant()))
            .Order(StringComparer.Ordinal);
}
