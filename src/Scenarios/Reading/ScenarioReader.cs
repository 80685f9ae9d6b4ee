using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The top of the language: the keys of a scenario.</summary>
internal static class ScenarioReader
{
    /// <summary>The keys of a scenario.</summary>
    public static readonly Shape Shape = new(
        "scenario",
        "an experiment: models, on data, under a scheduler",
    [
        new Key("name", "name of the folder of results: lower-case letters, digits and hyphens") { DefaultRule = "the file's name" },
        new Key("title", "title of the figures") { DefaultRule = "the name" },
        new Key("seed", "seed of every draw", "1"),
        new Key("traces", "measured delays and losses, by names"),
        new Key("dataset", "the graphs; not needed where every rule has a matrix"),
        Key.Required("models", "the models by name; at least one"),
        Key.Required("scheduler", "who acts when, on how old information"),
        new Key("step", "grid of the abstract schedulers", "1ms"),
        Key.Required("run", "how long, how often, what is looked at"),
        new Key("kernel", "what orders the events: event, or simsharp in builds that have it; results are the same", "event"),
        new Key("ordering", "how outputs of layered rules are distributed over orders of updates"),
        new Key("vary", "one value of the scenario, varied: every run is done for each of its values"),
        new Key("threshold", "thresholds between converging and not converging, for hogwild threshold"),
        new Key("sweep", "every model on every data set, fold and seed, for tables"),
        .. TableReader.Beside,
    ]);

    /// <summary>Reads a scenario.</summary>
    /// <param name="root">Its tree.</param>
    /// <param name="fileName">The file's name without extension.</param>
    /// <param name="folder">The folder that paths start from.</param>
    /// <param name="kinds">The kinds that can be named.</param>
    /// <exception cref="ScenarioException">The tree is not a scenario.</exception>
    public static Scenario Read(Node root, string fileName, string folder, KindRegistry kinds)
    {
        var top = new Value(root, "scenario").Mapping($"a mapping with {string.Join(", ", Shape.Keys.Select(key => key.Name))}");
        var section = new Section(top, string.Empty, Shape);
        // A synchronous round of an edge-wise rule is two instants.
        var step = section.Get("step").Duration(2);
        var reader = new SpecReader(kinds, folder, step);
        reader.Traces = ReadTraces(section.Find("traces"), reader);
        var models = ModelReader.ReadAll(section.Get("models"), reader, TableReader.Names(section, reader));
        var scheduler = reader.Read<SchedulerSpec>(section.Get("scheduler"));
        return new Scenario
        {
            Name = ReadName(section, fileName),
            Title = section.Find("title")?.Text(),
            Folder = folder,
            Seed = section.Get("seed").Seed(),
            Dataset = ReadDataset(section, models, reader),
            Traces = reader.Traces,
            Models = models,
            Scheduler = scheduler,
            Step = step,
            Run = ReadRun(section.Get("run"), reader),
            Kernel = ReadKernel(section.Get("kernel")),
            Ordering = FindAlone(section, "ordering") is { } ordering ? ReadOrdering(ordering, models, reader) : null,
            Vary = FindAlone(section, "vary") is { } vary ? VaryReader.Read(vary, top, tree => Read(tree, fileName, folder, kinds)) : null,
            Threshold = section.Find("threshold") is { } threshold
                ? ThresholdReader.Read(threshold, (section.Get("scheduler"), scheduler), reader)
                : null,
            Sweep = TableReader.Read(section, models, reader),
            Places = section.Places(),
        };
    }

    private static Value? FindAlone(Section section, string key) =>
        section.Find(key) is { } value && section.Has("sweep")
            ? throw value.Expected("the key only in a scenario without 'sweep'") : section.Find(key);

    private static string ReadName(Section section, string fileName)
    {
        if (section.Find("name") is { } name)
        {
            return name.Name();
        }

        return Names.IsPlain(fileName) ? fileName : throw new ScenarioException(
            section.Place.ToString(),
            $"expected the key 'name' where the file's name is not of lower-case letters, digits and hyphens, found '{fileName}'");
    }

    private static KernelKind ReadKernel(Value value)
    {
        const string What = "one of the kernels event, simsharp";
        return value.Text(What) switch
        {
            "event" => KernelKind.Event,
            "simsharp" when Kernels.HasSimSharp => KernelKind.SimSharp,
            "simsharp" => throw value.Expected("the kernel event", Kernels.HowToGetSimSharp),
            var other => throw value.Expected(What, Nearest.Hint(other, ["event", "simsharp"])),
        };
    }

    private static DatasetSpec? ReadDataset(Section section, IReadOnlyList<ModelSpec> models, SpecReader reader)
    {
        if (section.Find("dataset") is { } dataset)
        {
            var spec = reader.Read<DatasetSpec>(dataset);
            return spec is not DatasetSpec.OneGraph { Labels: [] } || models.FirstOrDefault(model =>
                model.Train is not null) is not { } trained
                ? spec : throw dataset.Expected($"the key 'labels', since the model '{trained.Name}' is to be trained,");
        }

        return !section.Has("sweep") && models.FirstOrDefault(model => model.Rule.NeedsData) is { } needy
            ? throw new ScenarioException(
                section.Place.ToString(),
                $"expected the key 'dataset' in the scenario, since the model '{needy.Name}' needs one, found {section.Describe()}")
            : null;
    }

    /// <summary>A run whose time between looks is written down, so that it stays what it is where the end is changed.</summary>
    private static RunSpec ReadRun(Value value, SpecReader reader)
    {
        var run = reader.Read<RunSpec>(value);
        return run with { Sample = run.Sample };
    }

    private static IReadOnlyList<TraceSpec> ReadTraces(Value? value, SpecReader reader) => Named.ReadAll(
        value,
        "traces by their names",
        (name, place, item) => TraceFiles.Load(reader.Read<TraceSpec>(item, name, place), item.Of("file"), reader.Folder));

    private static OrderingSpec ReadOrdering(Value value, IReadOnlyList<ModelSpec> models, SpecReader reader) =>
        models.Any(model => model.Rule.IsLayered)
            ? reader.Read<OrderingSpec>(value) : throw value.Expected("a model with layers (gcn) among 'models'");
}
