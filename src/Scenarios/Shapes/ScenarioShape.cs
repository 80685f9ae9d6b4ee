using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The top of the language: the keys of a scenario.</summary>
internal static class ScenarioShape
{
    private const long MostSamples = 1_000_000;

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
        .. TableShape.Beside,
    ]);

    /// <summary>The keys of a run.</summary>
    public static readonly Shape Run = new(
        "run",
        "how long, how often, what is looked at",
        Key.Required("until", "virtual time at which a run ends"),
        new Key("stop", "until: only then; converged: as soon as it has converged, or a layered rule has finished", "until"),
        new Key("replicates", "number of independent schedules", "1"),
        new Key("sample", "virtual time between two looks of the observer") { DefaultRule = "until / 200" },
        new Key("tolerance", "distance within which a run counts as converged", "1e-6"),
        new Key("record", "whether every schedule is written to a file", "false"),
        new Key("timeline", "whether figures/timeline shows messages and activations of the first schedule: true, or which part of it", "false"));

    /// <summary>Reads a scenario.</summary>
    /// <param name="root">Its tree.</param>
    /// <param name="fileName">The file's name without extension.</param>
    /// <param name="folder">The folder that paths start from.</param>
    /// <exception cref="ScenarioException">The tree is not a scenario.</exception>
    public static Scenario Read(Node root, string fileName, string folder)
    {
        var top = new Value(root, "scenario").Mapping($"a mapping with {string.Join(", ", Shape.Keys.Select(key => key.Name))}");
        var section = new Section(top, string.Empty, Shape);
        // A synchronous round of an edge-wise rule is two instants.
        var step = section.Get("step").Duration(2);
        var traces = TraceShape.ReadAll(section.Find("traces"), folder);
        var models = ModelShape.ReadAll(section.Get("models"), folder, traces, TableShape.Names(section));
        var scheduler = SchedulerShape.Read(section.Get("scheduler"), step, folder, traces);
        return new Scenario
        {
            Name = ReadName(section, fileName),
            Title = section.Find("title")?.Text(),
            Folder = folder,
            Seed = section.Get("seed").Seed(),
            Dataset = ReadDataset(section, models),
            Traces = traces,
            Models = models,
            Scheduler = scheduler,
            Step = step,
            Run = ReadRun(section.Get("run").Section(Run)),
            Kernel = ReadKernel(section.Get("kernel")),
            Ordering = FindAlone(section, "ordering") is { } ordering ? OrderingShape.Read(ordering, models) : null,
            Vary = FindAlone(section, "vary") is { } vary ? VaryShape.Read(vary, top, tree => Read(tree, fileName, folder)) : null,
            Threshold = section.Find("threshold") is { } threshold
                ? ThresholdShape.Read(threshold, (section.Get("scheduler"), scheduler), step, folder)
                : null,
            Sweep = TableShape.Read(section, models, folder),
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

    private static DatasetSpec? ReadDataset(Section section, IReadOnlyList<ModelSpec> models)
    {
        if (section.Find("dataset") is { } dataset)
        {
            var spec = DatasetShape.Read(dataset);
            return spec is not DatasetSpec.OneGraph { Labels: [] } || models.FirstOrDefault(model => model.Train is not null) is not { } trained
                ? spec : throw dataset.Expected($"the key 'labels', since the model '{trained.Name}' is to be trained,");
        }

        return !section.Has("sweep") && models.FirstOrDefault(model => model.Rule.NeedsData) is { } needy
            ? throw new ScenarioException(
                section.Place.ToString(),
                $"expected the key 'dataset' in the scenario, since the model '{needy.Name}' needs one, found {section.Describe()}")
            : null;
    }

    private static RunSpec ReadRun(Section section)
    {
        var until = section.Get("until").Duration(1);
        var sample = section.Find("sample");
        var spec = new RunSpec
        {
            Until = until,
            StopsConverged = section.Get("stop").Among("until", "converged") == 1,
            Replicates = section.Get("replicates").Whole(1, 1_000_000),
            Sample = sample?.Duration(1) ?? TimeSpan.FromTicks(Math.Max(1, until.Ticks / 200)),
            Tolerance = section.Get("tolerance").Number("a number above 0 and below 1", number => number is > 0 and < 1),
            Record = section.Get("record").Truth(),
            Timeline = TimelineShape.Read(section.Get("timeline"), until),
        };
        if (until.Ticks / spec.Sample.Ticks > MostSamples)
        {
            var most = MostSamples.ToString("N0", CultureInfo.InvariantCulture);
            throw (sample ?? section.Get("until")).Expected($"at most {most} samples until 'run.until' ({DurationText.Write(until)})");
        }

        return spec.Sample <= until ? spec : throw sample!.Expected($"a duration of at most 'run.until' ({DurationText.Write(until)})");
    }
}
