using System.Text.Json;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Writes a scenario with all its defaults filled in, in its own language, as JSON. Reading it back gives the same scenario.
/// </summary>
public static class ScenarioJson
{
    /// <summary>Writes the scenario as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject();
        json.WriteString("name", scenario.Name);
        WriteText(json, "title", scenario.Title);
        json.WriteNumber("seed", scenario.Seed);
        if (scenario.Dataset is { } dataset)
        {
            DatasetJson.Write(json, "dataset", dataset);
        }

        PhysicalJson.WriteTraces(json, scenario.Traces);
        json.WriteStartObject("models");
        foreach (var model in scenario.Models)
        {
            WriteModel(json, model);
        }

        json.WriteEndObject();
        WriteRegime(json, scenario);
        json.WriteString("kernel", scenario.Kernel == KernelKind.SimSharp ? "simsharp" : "event");
        if (scenario.Ordering is { } ordering)
        {
            json.WriteStartObject("ordering");
            json.WriteNumber("samples", ordering.Samples);
            json.WriteBoolean("exact", ordering.IsExact);
            json.WriteNumber("show", ordering.Show);
            json.WriteEndObject();
        }

        if (scenario.Vary is { } vary)
        {
            json.WriteStartObject("vary");
            json.WriteString("path", vary.Path);
            json.WriteStartArray("values");
            vary.Values.ToList().ForEach(value => json.WriteStringValue(value.Value));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (scenario.Threshold is { } threshold)
        {
            ThresholdJson.Write(json, threshold);
        }

        if (scenario.Sweep is { } sweep)
        {
            TableSpecJson.Write(json, sweep);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes who decides and how long a run is, into an object that has been begun.</summary>
    internal static void WriteRegime(Utf8JsonWriter json, Scenario scenario)
    {
        WriteScheduler(json, "scheduler", scenario.Scheduler);
        WriteDuration(json, "step", scenario.Step);
        WriteRun(json, scenario.Run);
    }

    private static void WriteModel(Utf8JsonWriter json, ModelSpec model)
    {
        json.WriteStartObject(model.Name);
        WriteRule(json, model.Rule);
        if (model.Weights is { } weights)
        {
            WeightsJson.Write(json, weights);
        }

        WriteText(json, "weights", model.WeightsPattern);
        if (model.Train is { } train)
        {
            WriteTrain(json, "train", train);
        }

        if (model.Cells.Count > 0)
        {
            json.WriteStartObject("cells");
            model.Cells.ToList().ForEach(cell => WriteTrain(json, cell.Key, cell.Value));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleSpec rule)
    {
        json.WriteStartObject("rule");
        switch (rule)
        {
            case RuleSpec.Gcn gcn:
                json.WriteString("kind", "gcn");
                json.WriteBoolean("normalise", gcn.Normalise);
                break;
            case RuleSpec.Ignn:
                json.WriteString("kind", "ignn");
                break;
            case RuleSpec.Energy energy:
                json.WriteString("kind", "energy");
                WriteText(json, "alpha", energy.Alpha is null ? "auto" : null);
                WriteNumber(json, "alpha", energy.Alpha);
                break;
            case RuleSpec.FromMatrix matrix:
                json.WriteString("kind", matrix.IsRelu ? "relu" : "linear");
                json.WriteString("matrix", matrix.Matrix.Path);
                WriteText(json, "bias", matrix.Bias?.Path);
                WriteText(json, "initial", matrix.Initial?.Path);
                break;
            case IterationSpec iteration:
                IterationJson.Write(json, iteration);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteTrain(Utf8JsonWriter json, string key, TrainingSettings train)
    {
        json.WriteStartObject(key);
        foreach (var (name, value) in train.Describe().Where(setting => setting.Key != "model"))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteScheduler(Utf8JsonWriter json, string key, SchedulerSpec scheduler)
    {
        json.WriteStartObject(key);
        WriteOptions(json, scheduler);
        json.WriteEndObject();
    }

    /// <summary>Writes the kind and the options of a scheduler into an object that has been begun.</summary>
    internal static void WriteOptions(Utf8JsonWriter json, SchedulerSpec scheduler)
    {
        switch (scheduler)
        {
            case SchedulerSpec.Synchronous synchronous:
                json.WriteString("kind", "synchronous");
                json.WriteBoolean("pipelined", synchronous.Pipelined);
                break;
            case SchedulerSpec.Physical physical:
                json.WriteString("kind", "physical");
                PhysicalJson.Write(json, physical);
                break;
            case SchedulerSpec.Replay replay:
                json.WriteString("kind", "replay");
                json.WriteString("file", replay.File.Path);
                break;
            case SchedulerSpec.Bounded bounded:
                json.WriteString("kind", "bounded");
                WriteBound(json, bounded.Bound);
                json.WriteString("policy", PolicyName(bounded.Policy));
                WriteScheduler(json, "of", bounded.Of);
                break;
            default:
                WriteAbstract(json, scheduler);
                break;
        }

        WriteText(json, "atomic", scheduler.IsAtomic ? null : "false");
        WriteText(json, "own", scheduler.IsOwnStale ? "stale" : null);
        WriteText(json, "initial", scheduler.StartsUnknown ? "unknown" : null);
    }

    private static string PolicyName(BoundPolicy policy) => policy switch
    {
        BoundPolicy.Retransmit => "retransmit",
        BoundPolicy.Wait => "wait",
        _ => "report",
    };

    private static void WriteAbstract(Utf8JsonWriter json, SchedulerSpec scheduler)
    {
        switch (scheduler)
        {
            case SchedulerSpec.RoundRobin:
                json.WriteString("kind", "round-robin");
                break;
            case SchedulerSpec.RandomSweep:
                json.WriteString("kind", "random-sweep");
                break;
            case SchedulerSpec.RandomInterleaving interleaving:
                json.WriteString("kind", "random-interleaving");
                json.WriteNumber("updates", interleaving.Updates);
                break;
            case SchedulerSpec.Poisson poisson:
                json.WriteString("kind", "poisson");
                WriteDuration(json, "period", poisson.Period);
                break;
            case SchedulerSpec.PartiallyAsynchronous partial:
                json.WriteString("kind", "partially-asynchronous");
                WriteBound(json, partial.Bound);
                json.WriteNumber("activity", partial.Activity);
                json.WriteBoolean("stagger", partial.Stagger);
                break;
            case SchedulerSpec.MaximalStaleness stale:
                json.WriteString("kind", "maximal-staleness");
                WriteBound(json, stale.Bound);
                json.WriteBoolean("nested", stale.Nested);
                break;
            case SchedulerSpec.Stragglers stragglers:
                json.WriteString("kind", "stragglers");
                json.WriteNumber("share", stragglers.Share);
                json.WriteNumber("slowdown", stragglers.Slowdown);
                break;
            case SchedulerSpec.Starvation starvation:
                json.WriteString("kind", "starvation");
                WriteBound(json, starvation.Bound);
                json.WriteNumber("share", starvation.Share);
                break;
            case SchedulerSpec.TotallyAsynchronous total:
                json.WriteString("kind", "totally-asynchronous");
                json.WriteNumber("scale", total.Scale);
                json.WriteNumber("power", total.Power);
                break;
            case SchedulerSpec.GreedyAdversary adversary:
                json.WriteString("kind", "greedy-adversary");
                WriteBound(json, adversary.Bound);
                WriteObjective(json, adversary.Objective);
                break;
            case SchedulerSpec.LookAheadAdversary adversary:
                json.WriteString("kind", "look-ahead-adversary");
                WriteBound(json, adversary.Bound);
                json.WriteNumber("look-ahead", adversary.LookAhead);
                json.WriteNumber("effort", adversary.Effort);
                WriteObjective(json, adversary.Objective);
                break;
            case SchedulerSpec.ResidualGreedy greedy:
                json.WriteString("kind", "residual-greedy");
                json.WriteNumber("active", greedy.Active);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(scheduler), scheduler, "not a scheduler");
        }
    }

    private static void WriteObjective(Utf8JsonWriter json, ObjectiveSpec objective)
    {
        json.WriteStartObject("objective");
        json.WriteString("kind", objective.KindName);
        WriteText(json, "file", (objective as ObjectiveSpec.Linear)?.File.Path);
        json.WriteEndObject();
    }

    private static void WriteBound(Utf8JsonWriter json, Simulation.Bound bound)
    {
        json.WriteStartObject("bound");
        WriteNumber(json, "steps", bound.Steps);
        WriteText(json, "time", bound.Time is { } time ? DurationText.Write(time) : null);
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, RunSpec run)
    {
        json.WriteStartObject("run");
        WriteDuration(json, "until", run.Until);
        json.WriteString("stop", run.StopsConverged ? "converged" : "until");
        json.WriteNumber("replicates", run.Replicates);
        WriteDuration(json, "sample", run.Sample);
        json.WriteNumber("tolerance", run.Tolerance);
        json.WriteBoolean("record", run.Record);
        WriteTimeline(json, run.Timeline);
        json.WriteEndObject();
    }

    private static void WriteTimeline(Utf8JsonWriter json, TimelineSpec? timeline)
    {
        if (timeline is not { From: { } from })
        {
            json.WriteBoolean("timeline", timeline is not null);
            return;
        }

        json.WriteStartObject("timeline");
        WriteDuration(json, "from", from);
        WriteText(json, "to", timeline.To is { } to ? DurationText.Write(to) : null);
        WriteText(json, "nodes", timeline.Nodes is { } nodes ? string.Join(' ', nodes) : null);
        json.WriteEndObject();
    }

    private static void WriteDuration(Utf8JsonWriter json, string key, TimeSpan value) => json.WriteString(key, DurationText.Write(value));

    private static void WriteNumber(Utf8JsonWriter json, string key, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(key, number);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }
}
