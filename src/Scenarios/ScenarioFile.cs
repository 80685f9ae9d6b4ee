using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Reads scenarios. JSON is YAML, so a resolved scenario is read like any other.</summary>
public static class ScenarioFile
{
    /// <summary>Reads, overrides and validates a scenario.</summary>
    /// <param name="file">The file, as it should be named in messages.</param>
    /// <param name="overrides">Values that replace those of the file, in order.</param>
    /// <exception cref="ScenarioException">
    /// The file is not there or is not a scenario; the message has a line a fault: file:line:column, what was expected, what was found.
    /// </exception>
    public static Scenario Load(string file, params IEnumerable<Override> overrides) => Load(file, KindRegistry.BuiltIn, overrides);

    /// <summary>Reads, overrides and validates a scenario that may name kinds of other assemblies.</summary>
    /// <param name="file">The file, as it should be named in messages.</param>
    /// <param name="kinds">The kinds that it can name.</param>
    /// <param name="overrides">Values that replace those of the file, in order.</param>
    /// <exception cref="ScenarioException">As the other one.</exception>
    public static Scenario Load(string file, KindRegistry kinds, params IEnumerable<Override> overrides)
    {
        var faults = new FaultList();
        var root = YamlTree.ReadFile(ReadText(file), file, faults);
        return Read(
            root, overrides, (Path.GetFileNameWithoutExtension(file), Path.GetDirectoryName(Path.GetFullPath(file))!), kinds, faults);
    }

    /// <summary>Reads the scenario of a finished run back from its <c>run.json</c>.</summary>
    /// <param name="file">The file <c>run.json</c>; the input files are looked for where they were, seen from it.</param>
    /// <param name="kinds">The kinds that it can name; ours where null.</param>
    /// <param name="overrides">Values that replace those of the file, in order.</param>
    /// <exception cref="ScenarioException">It is not there, was not written by a run, or an input file has gone.</exception>
    public static Scenario LoadResolved(string file, KindRegistry? kinds = null, params IEnumerable<Override> overrides)
    {
        var faults = new FaultList();
        var root = YamlTree.ReadFile(ReadText(file), file, faults);
        if (root is not MappingNode run
            || run.Find("scenario") is not MappingNode scenario
            || run.Find("scenario_folder") is not ScalarNode folder)
        {
            throw new ScenarioException(
                root.Place.ToString(), $"expected the keys 'scenario' and 'scenario_folder' of a finished run, found {root.Describe()}");
        }

        var results = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var inputs = Path.GetFullPath(Path.Combine(results, folder.Text));
        return Read(scenario, overrides, (string.Empty, inputs), kinds ?? KindRegistry.BuiltIn, faults);
    }

    /// <summary>Where a key of the top was written, for errors that only come up later; the file itself where it was not.</summary>
    /// <param name="file">The file, as it should be named in messages.</param>
    /// <param name="key">The key.</param>
    /// <param name="overrides">The same overrides that the scenario was loaded with.</param>
    internal static string PlaceOf(string file, string key, params IEnumerable<Override> overrides)
    {
        var root = (MappingNode)YamlTree.ReadFile(ReadText(file), file, new FaultList());
        Overrides.Apply(root, overrides);
        return root.Find(key)?.Place.ToString() ?? file;
    }

    /// <summary>Reads what there is, and tells of all that is wrong.</summary>
    private static Scenario Read(
        Node root, IEnumerable<Override> overrides, (string Name, string Folder) file, KindRegistry kinds, FaultList faults)
    {
        faults.Try(() => Overrides.Apply(root, overrides), out _);
        faults.Try(() => ScenarioReader.Read(root, file.Name, file.Folder, kinds), out var scenario);
        faults.Throw(Place.OfFault);
        return scenario!;
    }

    private static string ReadText(string file)
    {
        if (Directory.Exists(file))
        {
            throw new ScenarioException(file, "expected a file, found a folder");
        }

        if (!File.Exists(file))
        {
            var near = Nearest.File(Path.GetFullPath(file));
            var hint = near is null ? string.Empty : $"; did you mean '{Path.Combine(Path.GetDirectoryName(file) ?? string.Empty, near)}'?";
            throw new ScenarioException(file, $"expected a file, found none{hint}");
        }

        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"{file}: expected a file that can be read, found: {error.Message}", error);
        }
    }
}
