using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>All runs of one model of a scenario.</summary>
public sealed record ModelResult
{
    /// <summary>The model's name in the scenario.</summary>
    public required string Model { get; init; }

    /// <summary>True where the model iterates to a fixed point; false for a layered rule, whose distance is that of outputs.</summary>
    public required bool HasFixedPoint { get; init; }

    /// <summary>Number of outputs of an item: a node, unless answers are expected of edges or graphs.</summary>
    public required int OutputSize { get; init; }

    /// <summary>The outputs of the synchronous computation, items × OutputSize, row by row.</summary>
    public required double[] SynchronousOutputs { get; init; }

    /// <summary>The standard deviation of the synchronous outputs; null where they are all equal, up to rounding.</summary>
    public double? OutputSpread { get; init; }

    /// <summary>Whether items are nodes; false where edges or graphs are judged. Default true.</summary>
    public bool IsOfNodes { get; init; } = true;

    /// <summary>What is to be learnt about the items; null where nothing is known about them. Default null.</summary>
    public LearningTask? Task { get; init; }

    /// <summary>What must be known to read the numbers, such as that the start is already within the tolerance; one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The loss of the synchronous outputs; null where nothing is known about the items.</summary>
    public LossReference? Loss { get; init; }

    /// <summary>The metric that is told over time, of the synchronous outputs; null where none is.</summary>
    public LossReference? Score { get; init; }

    /// <summary>The certified rate of a contraction; null where nothing is proved.</summary>
    public RateLine? Certificate { get; init; }

    /// <summary>What is proved about following an answer that moves; null where nothing moves, or nothing is proved.</summary>
    public FollowingLine? Following { get; init; }

    /// <summary>What is known about the step size of an energy; null for other rules.</summary>
    public StepSizeCertificate? Step { get; init; }

    /// <summary>How often which gaps, staleness and ages were seen, over all schedules; null where nobody looked.</summary>
    public AsynchronyCounts? Counts { get; init; }

    /// <summary>What is proved, in one line; where more changes than features, of the first epoch.</summary>
    public string Proved => Certificate?.Statement ?? Step?.Statement
        ?? (Following is { } line ? $"in every epoch {line.Statement}; it follows within {Powers.Write(line.Bound)} in the long run" : null)
        ?? (HasFixedPoint && Facts.FirstOrDefault(fact => fact.Key == "certificate").Value is { } fact
            ? (Epochs.Count == 0 ? fact : $"in the first epoch {fact}") : "no certificate");

    /// <summary>When epochs begin, the first one left out; empty where nothing changes.</summary>
    public IReadOnlyList<TimeSpan> Epochs { get; init; } = [];

    /// <summary>Facts for run.json, in order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; }

    /// <summary>The exact synchronous run.</summary>
    public required Trajectory Synchronous { get; init; }

    /// <summary>The runs under the scenario's scheduler, by replicate.</summary>
    public required IReadOnlyList<Trajectory> Asynchronous { get; init; }

    /// <summary>How far outputs at the end are from the synchronous ones, max_i ‖o_i − o_i^sync‖∞, over the schedules.</summary>
    public Statistics Deviation => Metric("deviation");

    /// <summary>The relative distance at the end, over the schedules.</summary>
    public Statistics Distance => Metric("distance");

    /// <summary>Activations a node until the distance stayed within the tolerance, over the schedules that came there.</summary>
    public Statistics UpdatesToTolerance => Metric("updates_to_tolerance");

    /// <summary>
    /// A number for whole runs, over the schedules that have it; those in which it is not finite are left out, and N says how many are in.
    /// </summary>
    /// <param name="name">Its name in summary.csv, such as <c>accuracy</c> or <c>time_to_tolerance</c>.</param>
    public Statistics Metric(string name) => Statistics.Of(
        Asynchronous.SelectMany(run => run.Metrics).Where(item => item.Key == name).Select(item => item.Value));

    /// <summary>What all runs of one model amount to.</summary>
    internal static ModelResult Of(Model model, Trajectory synchronous, IReadOnlyList<Trajectory> asynchronous, Scenario scenario)
    {
        using var work = Work.On(Work.Summaries);
        var yardstick = AtEnd(model, scenario);
        var isAtomic = !asynchronous.Any(run => run.HasTornReads);
        return new ModelResult
        {
            Model = model.Name,
            HasFixedPoint = model.Reference.IsFixedPoint,
            OutputSize = model.Readout.OutputSize,
            SynchronousOutputs = yardstick.SynchronousOutputs,
            OutputSpread = yardstick.OutputSpread,
            IsOfNodes = model.Data.Groups is null,
            Task = model.Data.Task,
            Notes = [.. model.Notes, .. ScaleNotes.Of(model, yardstick, synchronous.Samples[0].Distance, scenario.Run.Tolerance)],
            Loss = yardstick.LossName is { } loss ? new LossReference(loss, yardstick.Loss(yardstick.SynchronousOutputs)) : null,
            Score = yardstick.ScoreName is { } score ? new LossReference(score, yardstick.Score(yardstick.SynchronousOutputs)) : null,
            Certificate = Certification.Rate(model, yardstick.Scale, isAtomic, StartedRule.All(model, scenario)),
            Following = FollowingBounds.Of(model, asynchronous),
            Step = Certification.Step(model, scenario, asynchronous, yardstick.Scale, isAtomic),
            Counts = Pooled(asynchronous),
            Facts = [.. model.Facts, .. ScaleNotes.Facts(model, yardstick)],
            Epochs = [.. (model.Moving?.Epochs ?? []).Select(TimeSpan.FromTicks)],
            Synchronous = synchronous,
            Asynchronous = asynchronous,
        };
    }

    /// <summary>What is measured with at the end, where data change.</summary>
    private static Yardstick AtEnd(Model model, Scenario scenario)
    {
        if (model.Moving is null)
        {
            return new Yardstick(model);
        }

        var epochs = new EpochModels(model, scenario.Run.Tolerance);
        var first = new Yardstick(epochs.Present);
        return epochs.MoveTo(scenario.Run.Until.Ticks) ? new Yardstick(epochs.Present, first) : first;
    }

    private static AsynchronyCounts Pooled(IReadOnlyList<Trajectory> runs)
    {
        var counts = new AsynchronyCounts();
        foreach (var run in runs)
        {
            counts.Add(run.Counts);
        }

        return counts;
    }
}
