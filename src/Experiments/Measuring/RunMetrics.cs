using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The numbers that tables show for a whole run.</summary>
internal static class RunMetrics
{
    /// <summary>Names and values in the order of the tables. What has no meaning for a run is left out.</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> Of(
        Model model, Yardstick yardstick, List<Sample> samples, double[] outputs, RunOutcome outcome, double tolerance)
    {
        var metrics = new List<KeyValuePair<string, double>>();
        var last = samples[^1];
        metrics.AddRange(TaskMetrics.Of(model.Data, outputs));
        if (yardstick.LossName is not null)
        {
            Add("loss", yardstick.Loss(outputs));
        }

        var deviation = yardstick.Deviation(outputs);
        Add("deviation", deviation);
        if (yardstick.OutputSpread is { } spread)
        {
            Add("deviation_sd", deviation / spread);
        }

        Add("distance", last.Distance);
        Add(model.Reference.IsFixedPoint ? "converged" : "finished", outcome is RunOutcome.Converged or RunOutcome.Finished ? 1 : 0);
        Add("diverged", outcome == RunOutcome.Diverged ? 1 : 0);
        Add("updates_per_node", last.UpdatesPerNode);
        Add("macro_iterations", last.MacroIteration);
        Add("messages", last.Messages);

        // The first sample from which on the distance stays within the tolerance.
        var settled = samples.FindLastIndex(sample => !(sample.Distance <= tolerance)) + 1;
        if (settled < samples.Count && model.Reference.IsFixedPoint)
        {
            Add("updates_to_tolerance", samples[settled].UpdatesPerNode);
            Add("time_to_tolerance", Ticks.ToSeconds(samples[settled].Time));
            Add("messages_to_tolerance", samples[settled].Messages);
        }

        metrics.AddRange(model.Moving is { } moving ? Tracking.Of(moving, samples, tolerance) : []);
        return metrics;

        void Add(string name, double value) => metrics.Add(KeyValuePair.Create(name, value));
    }

    /// <summary>Of nodes that work together: how many workers, arcs between them, and bytes sent. Nothing where there are none.</summary>
    public static IEnumerable<KeyValuePair<string, double>> Of(WorkerMeter? workers, Network network) => workers is null ? [] :
    [
        KeyValuePair.Create("workers", (double)workers.Partition.Count),
        KeyValuePair.Create("cut_arcs", (double)workers.Partition.CutArcs),
        KeyValuePair.Create("message_bytes", (double)workers.Read(network).Bytes),
    ];

    /// <summary>How asynchronous the run was; times in seconds.</summary>
    public static IEnumerable<KeyValuePair<string, double>> Of(Asynchrony seen, bool edgeWise, Promise promise)
    {
        yield return KeyValuePair.Create("gap_max", Ticks.ToSeconds(seen.Gap));
        yield return KeyValuePair.Create("staleness_max", Ticks.ToSeconds(seen.Staleness));
        yield return KeyValuePair.Create("age_max", Ticks.ToSeconds(seen.Age));
        if (edgeWise)
        {
            yield return KeyValuePair.Create("nested_age_max", Ticks.ToSeconds(seen.NestedAge));
        }

        yield return KeyValuePair.Create("lag_max", (double)seen.Lag);
        if (edgeWise)
        {
            yield return KeyValuePair.Create("nested_lag_max", (double)seen.NestedLag);
        }

        if (seen.StaleOwn > 0)
        {
            yield return KeyValuePair.Create("stale_own", (double)seen.StaleOwn);
        }

        if (promise.IsBounded)
        {
            yield return KeyValuePair.Create("gaps_above_bound", (double)seen.LateGaps);
            yield return KeyValuePair.Create("violations", (double)(promise.BoundsGaps ? seen.Violations : seen.StaleReads));
        }
    }
}
