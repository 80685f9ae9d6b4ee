using Hogwild.Experiments;

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
    public static Scenario Load(string file, KindRegistry kinds, params IEnumerable<Override> overrides) =>
        Parse(ScenarioText.Read(file, ScenarioText.MostBytes), file, kinds, overrides);

    /// <summary>The same from the text of a file.</summary>
    internal static Scenario Parse(string text, string file, KindRegistry kinds, params IEnumerable<Override> overrides)
    {
        var faults = new FaultList();
        faults.Try(() => Parse(text, file, kinds, overrides, faults), out var scenario);
        faults.Tell(Place.OfFault);
        return scenario!;
    }

    /// <summary>All that is wrong with a file; nothing where it can be used.</summary>
    internal static FaultList FaultsOf(string file, KindRegistry kinds, IEnumerable<Override> overrides)
    {
        var faults = new FaultList();
        faults.Try(() => Parse(ScenarioText.Read(file, ScenarioText.MostBytes), file, kinds, overrides, faults), out _);
        return faults;
    }

    /// <summary>What a file that can be used is read from: with all that it starts from, and values that are replaced.</summary>
    internal static Node Tree(string file, IEnumerable<Override> overrides)
    {
        var faults = new FaultList();
        var written = YamlTree.ReadFile(ScenarioText.Read(file, ScenarioText.MostBytes), file, faults);
        var root = BaseScenarios.Resolve(written, file, faults);
        faults.Throw();
        var whole = Overrides.Apply(root, overrides);
        SchedulerFiles.Resolve(whole, Path.GetDirectoryName(Path.GetFullPath(file))!, faults);
        faults.Throw();
        return whole;
    }

    private static Scenario? Parse(string text, string file, KindRegistry kinds, IEnumerable<Override> overrides, FaultList faults)
    {
        var written = YamlTree.ReadFile(text, file, faults);
        var root = BaseScenarios.Resolve(written, file, faults);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var name = Path.GetFileNameWithoutExtension(file);
        var origin = new ScenarioOrigin(name, folder, kinds) { HasBase = !ReferenceEquals(root, written) };
        List<Override> all = [.. overrides];
        return Read(root, all, origin, faults) is not { } scenario ? null
            : scenario with
            {
                Source = new ScenarioSource(
                    file, LeadingComment.Of(text), [.. all.Select(item => KeyValuePair.Create(item.Path, item.Value))]),
            };
    }

    /// <summary>Reads the scenario of a finished run back from its <c>run.json</c>.</summary>
    /// <param name="file">The file <c>run.json</c>; the input files are looked for where they were, seen from it.</param>
    /// <param name="kinds">The kinds that it can name; ours where null.</param>
    /// <param name="overrides">Values that replace those of the file, in order.</param>
    /// <exception cref="ScenarioException">It is not there, was not written by a run, or an input file has gone.</exception>
    public static Scenario LoadResolved(string file, KindRegistry? kinds = null, params IEnumerable<Override> overrides)
    {
        var faults = new FaultList();
        var root = YamlTree.ReadFile(ScenarioText.Read(file, ScenarioText.MostResolvedBytes), file, faults);
        if (root is not MappingNode run
            || run.Find("scenario") is not MappingNode scenario
            || run.Find("scenario_folder") is not ScalarNode folder)
        {
            throw new ScenarioException(
                root.Place.ToString(), $"expected the keys 'scenario' and 'scenario_folder' of a finished run, found {root.Describe()}");
        }

        var results = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var inputs = Path.GetFullPath(Path.Combine(results, folder.Text));
        var origin = new ScenarioOrigin(string.Empty, inputs, kinds ?? KindRegistry.BuiltIn) { IsWritten = false };
        var read = Read(scenario, overrides, origin, faults);
        faults.Tell(Place.OfFault);
        return read!;
    }

    /// <summary>Reads what there is; null where something is wrong.</summary>
    private static Scenario? Read(Node root, IEnumerable<Override> overrides, ScenarioOrigin origin, FaultList faults)
    {
        List<Override> all = [.. overrides];
        faults.Try(() => Overrides.Apply(root, all), out _);
        faults.Try(() => SchedulerFiles.Resolve(root, origin.Folder, faults), out _);
        var isAsWritten = origin is { IsWritten: true, HasBase: false } && all.Count == 0;
        if (faults.Try(() => ScenarioReader.Read(root, origin with { IsAsWritten = isAsWritten }), out var scenario))
        {
            faults.Try(() => SweptOverrides.Refuse(all, scenario!), out _);
        }

        return scenario;
    }
}
