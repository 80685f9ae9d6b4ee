using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>An experiment: models, on data, under a scheduler. It is read from a file, or made here; either way it is checked.</summary>
[Kind("scenario", "an experiment: models, on data, under a scheduler")]
public sealed record Scenario : IChecked
{
    /// <summary>
    /// In a file: the scenario that it starts from. A scenario that was read is whole, and has none.
    /// </summary>
    [Option(
        "a scenario that this one starts from: mappings are merged key by key, lists, single values and mappings of another kind replace "
            + "those of the base; paths in the base start from its folder; only the name is not taken over",
        Default = "none", Example = "base.yaml")]
    public InputFile? Extends { get; init; }

    /// <summary>The name of its folder of results: lower-case letters, digits and hyphens. Needed where it is made in C#.</summary>
    [Option("name of the folder of results: lower-case letters, digits and hyphens", Default = "the file's name", Example = "my-scenario")]
    public string Name { get; init; } = string.Empty;

    /// <summary>The title of its figures; null for the name.</summary>
    [Option("title of the figures", Default = "the name", Example = "What it shows")]
    public string? Title { get; init; }

    /// <summary>The folder that relative paths start from, in full. Default the working folder.</summary>
    public string Folder { get; init; } = Environment.CurrentDirectory;

    /// <summary>The seed of every draw. Default 1.</summary>
    [Option("seed of every draw")]
    public ulong Seed { get; init; } = 1;

    /// <summary>Assemblies and sources that bring kinds of their own. Code is never loaded because a scenario names it.</summary>
    [Option(
        "assemblies (.dll) and sources (.cs) with kinds of one's own, and scripts (.py, .pt) of rules, each of which --plugin has to allow",
        Default = "none")]
    public IReadOnlyList<InputFile> Plugins { get; init; } = [];

    /// <summary>The plug-ins that were there when it was read; empty where it was made in C#.</summary>
    public IReadOnlyList<PlugIn> LoadedPlugIns { get; init; } = [];

    /// <summary>Measurements that models and schedulers refer to.</summary>
    [Option(
        "measured delays, losses and activations, by names", Default = "none",
        Example = "{ net: { kind: delays, file: data/measured.txt } }")]
    public IReadOnlyList<TraceSpec> Traces { get; init; } = [];

    /// <summary>The graphs; null where every rule brings its own in a matrix.</summary>
    [Option("the graphs; not needed where every rule has a matrix", Example = "{ kind: chains, length: 10 }")]
    public DatasetSpec? Dataset { get; init; }

    /// <summary>The models, in the order of tables and figures; at least one.</summary>
    [Option("the models by name; at least one", Example = "{ gcn: { rule: gcn, weights: gcn.safetensors } }")]
    public required IReadOnlyList<ModelSpec> Models { get; init; }

    /// <summary>Who acts when, on how old information.</summary>
    [Option(
        "who acts when, on how old information; { from: FILE } stands for the scheduler, and the traces, of another file",
        Example = "{ kind: partially-asynchronous, bound: { steps: 5 } }")]
    public required SchedulerSpec Scheduler { get; init; }

    /// <summary>What changes during the runs, whoever schedules them; empty where nothing does.</summary>
    [Option(
        "what changes during a run, by names: features, answers, edges, nodes", Default = "nothing",
        Example = "{ flip: { at: 1s, features: { nodes: 0, values: [0, 1] } } }")]
    public IReadOnlyList<ChangeSpec> Changes { get; init; } = [];

    /// <summary>How nodes move; null where edges are those of the data.</summary>
    [Option("nodes that move, with edges between those that are near each other", Default = "none",
        Example = "{ radius: 0.3, every: 100ms, speed: 0.1 }")]
    public MobilitySpec? Mobility { get; init; }

    /// <summary>Whether anything changes during a run.</summary>
    internal bool Moves => Changes.Count > 0 || Mobility is not null;

    /// <summary>Nodes that work together, for which the scheduler decides; null where every node works by itself.</summary>
    [Option(
        "nodes that work together: the scheduler decides for workers, on the graph of workers, and their nodes act at once",
        Default = "every node by itself", Example = "{ by: bfs, parts: 4 }")]
    public WorkersSpec? Workers { get; init; }

    /// <summary>What the asynchronous runs happen on. Default a simulation.</summary>
    [Option("what the asynchronous runs happen on: simulated, or really: threads, processes, orleans",
        Example = "{ kind: threads, workers: 4, pace: free }")]
    public EngineSpec Engine { get; init; } = new EngineSpec.Simulated();

    /// <summary>The grid of the abstract schedulers. Default 1 ms.</summary>
    // A synchronous round of an edge-wise rule is two instants.
    [Option("grid of the abstract schedulers", Least = 2)]
    public TimeSpan Step { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>How long, how often, what is looked at.</summary>
    [Option("how long, how often, what is looked at")]
    public required RunSpec Run { get; init; }

    /// <summary>Which figures there are, and how they look. Default all of ours that have something to show, for a screen.</summary>
    [Option(
        "the figures of the run, and how figures look: a list of figures, or a mapping",
        Default = "convergence, ordering, loss, score and asynchrony", Example = "[convergence, { kind: curve, metric: distance }]")]
    public FiguresSpec Figures { get; init; } = new();

    /// <summary>Which kernel orders the events.</summary>
    [Option(
        "what orders the events: event, or simsharp in builds that have it; results are the same", Words = "event|simsharp")]
    public KernelKind Kernel { get; init; }

    /// <summary>What is asked about orders of updates; null where nothing is.</summary>
    [Option("how outputs of layered rules are distributed over orders of updates")]
    public OrderingSpec? Ordering { get; init; }

    /// <summary>Into what the variance of answers is split; null where it is not.</summary>
    [Option("how much of the variance of answers is due to the seed of the weights, the schedule and the order of summation",
        Example = "{ weights: 4, schedules: 8, sums: 4 }")]
    public VarianceSpec? Variance { get; init; }

    /// <summary>How nodes find the end of a run by themselves; null where they do not.</summary>
    [Option("how nodes, or workers, find the end of a run by themselves, what it costs and how often it is wrong; real runs end by it",
        Example = "{ quiet: 1e-8, waves: 2 }")]
    public TerminationSpec? Termination { get; init; }

    /// <summary>When runs are switched off, for what answers are worth then; null where nobody asks.</summary>
    [Option("what an answer is worth where a run is switched off at a time that is drawn",
        Example = "{ off: { kind: exponential, mean: 200ms }, metric: accuracy }")]
    public AnytimeSpec? Anytime { get; init; }

    /// <summary>A value that is varied, or several; null where there is none.</summary>
    [Option("one value of the scenario, varied, or a list of several: every run is done for each of its values, or combination of theirs")]
    public VarySpec? Vary { get; init; }

    /// <summary>Values of any paths that are swept, a cell a combination of theirs; null where there are none.</summary>
    [Option("values of any paths of the scenario, swept: every run is done in every cell, a combination of their values",
        Example = "{ over: { scheduler.link.loss: [0%, 10%, 50%], seed: [1, 2] } }")]
    public SweepSpec? Sweep { get; init; }

    /// <summary>The cells of what is swept or varied, as a file has them when it is read; null where nothing is.</summary>
    public SweptCells? Swept { get; init; }

    /// <summary>Which thresholds are looked for; null where the scenario says nothing of them.</summary>
    [Option("thresholds between converging and not converging, for hogwild threshold")]
    public ThresholdSpec? Threshold { get; init; }

    /// <summary>What tables go through; null for an ordinary scenario.</summary>
    [Option(
        "tables: every model on every data set, fold and seed, and then asynchronously",
        Example = "{ datasets: { chains-10: { kind: chains, length: 10 } }, seeds: 3 }")]
    public TableSpec? Table { get; init; }

    /// <summary>
    /// Whether all replicates are the same: all schedules of its scheduler are, on its grid and up to its end, and no start is drawn.
    /// </summary>
    public bool HasOneSchedule =>
        Engine is EngineSpec.Simulated && Scheduler.HasOneScheduleIn(Step, Run.Until) && Models.All(model => model.Start is null);

    /// <summary>How many schedules are run: one, where the scheduler draws nothing and all replicates would be the same.</summary>
    public int Schedules => HasOneSchedule ? Math.Min(1, Run.Replicates) : Run.Replicates;

    /// <summary>The file that it was read from; null where it was made in C#, or read back from results.</summary>
    public ScenarioSource? Source { get; init; }

    /// <summary>Where values were written, by their keys joined by dots; empty where the scenario was made in C#.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Where a value was written; of one that was not written the place of what it belongs to and its keys, or its keys alone where nothing
    /// is known.
    /// </summary>
    /// <param name="path">Its keys, joined by dots.</param>
    public string PlaceOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Places.TryGetValue(path, out var place))
        {
            return place;
        }

        var end = path.Contains(':', StringComparison.Ordinal) ? -1 : path.LastIndexOf('.');
        for (; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (Places.TryGetValue(path[..end], out place))
            {
                return $"{place}: {path}";
            }
        }

        return path;
    }

    /// <summary>A fault of a model or of a section, which names no place, with the place where that was written.</summary>
    internal string WithPlace(string fault)
    {
        const string Model = "model ";
        var name = fault[..Math.Max(0, fault.IndexOf(": ", StringComparison.Ordinal))];
        var path = name.StartsWith(Model, StringComparison.Ordinal) ? $"models.{name[Model.Length..].Split(' ')[0]}" : name;
        return Places.TryGetValue($"{path}.rule", out var place) || Places.TryGetValue(path, out place) ? $"{place}: {fault}" : fault;
    }

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step) => ScenarioMisfits.Of(this);
}
