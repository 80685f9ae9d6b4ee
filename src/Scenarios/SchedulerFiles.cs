using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>
/// Schedulers that stand in other files: <c>scheduler: { from: world.yaml }</c> stands for the section <c>scheduler</c> of that file, and
/// for its traces. It comes alone, but for <c>--set scheduler.from=world.yaml</c>, which replaces whatever the scenario has.
/// </summary>
internal static class SchedulerFiles
{
    /// <summary>The key.</summary>
    public const string Key = "from";

    private const string Section = "scheduler";
    private const string Traces = "traces";

    /// <summary>Puts what the file has in its place.</summary>
    /// <param name="root">The scenario, which is changed.</param>
    /// <param name="folder">The folder that its paths start from.</param>
    /// <param name="faults">Receives what is wrong in the text of the file.</param>
    /// <exception cref="ScenarioException">The file is not there or has no scheduler, or there is something beside it.</exception>
    /// <returns>The scenario.</returns>
    public static Node Resolve(Node root, string folder, FaultList faults)
    {
        if (root is not MappingNode scenario || scenario.Find(Section) is not MappingNode written || written.Find(Key) is not { } from)
        {
            return root;
        }

        var value = new Value(from, $"{Section}.{Key}");
        var isSet = from.Place.Line == 0;
        if (written.Entries.FirstOrDefault(entry => entry.Key != Key) is { } beside && !isSet)
        {
            throw new Value(beside.Value, $"{Section}.{beside.Key}").Expected($"no key beside '{Key}', which brings the whole scheduler,");
        }

        var path = Path.GetFullPath(Path.Combine((from as ScalarNode)?.Folder ?? folder, value.PathText()));
        if (!File.Exists(path))
        {
            var missing = new InputFile(value.PathText(), path).NotThere(string.Empty);
            throw value.Expected(missing.Expected, missing.Hint);
        }

        var file = Named(path, value.PathText());
        var tree = YamlTree.ReadFile(ScenarioText.Read(file, ScenarioText.MostBytes), file, faults);
        if (tree is not MappingNode world || world.Find(Section) is not { } scheduler)
        {
            throw new ScenarioException(tree.Place.ToString(), $"expected a mapping with the key '{Section}', found {tree.Describe()}");
        }

        if (scheduler is MappingNode again && again.Find(Key) is { } further)
        {
            throw new Value(further, $"{Section}.{Key}").Expected("a scheduler that is written out");
        }

        Put(scenario, world, Path.GetDirectoryName(path)!);
        return root;
    }

    private static void Put(MappingNode scenario, MappingNode world, string folder)
    {
        scenario.Set(Section, BaseScenarios.In(world.Find(Section)!, folder));
        if (world.Find(Traces) is not MappingNode traces)
        {
            return;
        }

        var all = scenario.Find(Traces) as MappingNode ?? new MappingNode(traces.Place);
        foreach (var trace in traces.Entries)
        {
            all.Set(trace.Key, BaseScenarios.In(trace.Value, folder));
        }

        scenario.Set(Traces, all);
    }

    /// <summary>As messages should name it: from where the command is called, where the path is none from the root.</summary>
    private static string Named(string full, string path) =>
        Path.IsPathRooted(path) ? full : Path.GetRelativePath(Environment.CurrentDirectory, full);
}
