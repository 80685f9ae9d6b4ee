using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>
/// Scenarios that start from others: <c>extends: base.yaml</c>. Mappings are merged key by key; lists and single values replace, and so
/// does a mapping that names another kind. Every piece keeps the place where it is written, and paths in a base start from its folder.
/// </summary>
internal static class BaseScenarios
{
    /// <summary>The key.</summary>
    public const string Key = "extends";

    // What results are named by is that of the file that was asked for.
    private const string NameKey = "name";

    /// <summary>A scenario with all that it starts from.</summary>
    /// <param name="root">What is written in the file itself.</param>
    /// <param name="file">The file, as it should be named in messages.</param>
    /// <param name="faults">Receives what is wrong in the text of a base, after which reading goes on.</param>
    /// <exception cref="ScenarioException">A base is not there, is no scenario, or leads back to a file that starts from it.</exception>
    public static Node Resolve(Node root, string file, FaultList faults) => Resolve(root, [file], faults);

    private static Node Resolve(Node root, IReadOnlyList<string> chain, FaultList faults)
    {
        if (root is not MappingNode own || own.Find(Key) is not { } written)
        {
            return root;
        }

        var value = new Value(written, Key);
        var path = value.PathText();
        var file = Beside(chain[^1], path);
        if (chain.Any(other => Path.GetFullPath(other) == Path.GetFullPath(file)))
        {
            throw value.Expected("scenarios that lead to one without a base", $": {string.Join(" → ", [.. chain, file])}");
        }

        if (!File.Exists(file))
        {
            var missing = new InputFile(path, Path.GetFullPath(file)).NotThere(string.Empty);
            throw value.Expected(missing.Expected, missing.Hint);
        }

        var text = YamlTree.ReadFile(ScenarioText.Read(file, ScenarioText.MostBytes), file, faults);
        return Resolve(text, [.. chain, file], faults) is MappingNode below
            ? Merged(In(below, FolderOf(file)).Without(NameKey), own.Without(Key))
            : throw new ScenarioException(
                text.Place.ToString(), $"expected a mapping, from which a scenario starts, found {text.Describe()}");
    }

    /// <summary>A file that another one names, as messages should name it.</summary>
    private static string Beside(string file, string path)
    {
        var full = Path.GetFullPath(Path.Combine(FolderOf(file), path));
        return Path.IsPathRooted(file) || Path.IsPathRooted(path) ? full : Path.GetRelativePath(Environment.CurrentDirectory, full);
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    private static MappingNode Merged(MappingNode below, MappingNode above)
    {
        var merged = new MappingNode(above.Place);
        foreach (var entry in below.Entries)
        {
            merged.Add(above.FindEntry(entry.Key) is not { } other ? entry : other with { Value = Over(entry.Value, other.Value) });
        }

        foreach (var entry in above.Entries)
        {
            // What is there already has been merged.
            merged.Add(entry);
        }

        return merged;
    }

    private static Node Over(Node below, Node above) => (below, above) switch
    {
        (MappingNode lower, MappingNode upper) when KindOf(upper) is null || KindOf(upper) == KindOf(lower) => Merged(lower, upper),
        _ => above,
    };

    private static string? KindOf(MappingNode mapping) => (mapping.Find("kind") as ScalarNode)?.Text;

    /// <summary>The same, whose paths start from a folder, where they do not start from another one already.</summary>
    private static MappingNode In(MappingNode mapping, string folder) =>
        new(mapping.Place, mapping.Entries.Select(entry => entry with { Value = In(entry.Value, folder) }));

    /// <summary>The same of any piece.</summary>
    internal static Node In(Node node, string folder) => node switch
    {
        MappingNode mapping => In(mapping, folder),
        SequenceNode list => list with { Items = [.. list.Items.Select(item => In(item, folder))] },
        ScalarNode { Folder: null } scalar => scalar with { Folder = folder },
        _ => node,
    };
}
