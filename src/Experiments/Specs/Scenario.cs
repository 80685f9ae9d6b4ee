using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>An experiment: models, on data, under a scheduler. It is read from a file, or made here; either way it is checked.</summary>
public sealed record Scenario
{
    /// <summary>Its name: of its folder of results, and the title of its figures where they have no other.</summary>
    public required string Name { get; init; }

    /// <summary>The title of its figures; null for the name.</summary>
    public string? Title { get; init; }

    /// <summary>The folder that relative paths start from, in full. Default the working folder.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>The seed of every draw. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The graphs; null where every rule brings its own in a matrix.</summary>
    public DatasetSpec? Dataset { get; init; }

    /// <summary>Measurements that models and schedulers refer to.</summary>
    public IReadOnlyList<TraceSpec> Traces { get; init; } = [];

    /// <summary>The models, in the order of tables and figures; at least one.</summary>
    public required IReadOnlyList<ModelSpec> Models { get; init; }

    /// <summary>Who acts when, on how old information.</summary>
    public required SchedulerSpec Scheduler { get; init; }

    /// <summary>The grid of the abstract schedulers. Default a millisecond.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>How long, how often, what is looked at.</summary>
    public required RunSpec Run { get; init; }

    /// <summary>Which kernel orders the events.</summary>
    public KernelKind Kernel { get; init; }

    /// <summary>What is asked about orders of updates; null where nothing is.</summary>
    public OrderingSpec? Ordering { get; init; }

    /// <summary>A value that is varied, and the scenarios that come of it; null where there is none.</summary>
    public VarySpec? Vary { get; init; }

    /// <summary>Which thresholds are looked for; null where the scenario says nothing of them.</summary>
    public ThresholdSpec? Threshold { get; init; }

    /// <summary>What a table goes through; null for an ordinary scenario.</summary>
    public TableSpec? Sweep { get; init; }

    /// <summary>Where values were written, by their keys joined by dots; empty where the scenario was made in C#.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>();

    /// <summary>Where a value was written, or the value itself where that is not known.</summary>
    /// <param name="path">Its keys, joined by dots.</param>
    public string PlaceOf(string path) => Places.GetValueOrDefault(path, path);
}
