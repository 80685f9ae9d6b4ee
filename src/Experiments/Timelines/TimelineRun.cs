using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Runs the first schedule of a scenario again, as far as its space–time diagram goes, and writes down what becomes of messages.
/// </summary>
internal static class TimelineRun
{
    /// <summary>
    /// The diagram of the first schedule of the first model, of those that iterate if there are any. Runs are functions of their seed, so
    /// it is that of the results.
    /// </summary>
    /// <param name="scenario">Says what to show.</param>
    /// <param name="models">The models; only schedulers that look at states tell one from another, and layered rules soon end.</param>
    /// <param name="replicate">Number of the schedule, from 0.</param>
    /// <exception cref="ScenarioException">There is no such node.</exception>
    public static Timeline Of(Scenario scenario, IReadOnlyList<Model> models, int replicate = 0)
    {
        var model = models.FirstOrDefault(model => model.Reference.IsFixedPoint) ?? models[0];
        var window = scenario.Run.Timeline!;
        var (from, until) = (window.From?.Ticks ?? 0, scenario.Run.Until.Ticks);
        var which = replicate == 0
            ? "the first schedule" : string.Create(CultureInfo.InvariantCulture, $"schedule {replicate}");
        var title = string.Create(CultureInfo.InvariantCulture, $"{scenario.Title ?? scenario.Name}: {which} of {model.Name}");
        var scheduler = MovingModel.Scheduled(
            model, SchedulerBuilder.Build(scenario, new Draws(scenario.Seed).Replicate(replicate), model));
        var recording = new Recording(scheduler);
        var fates = new FateRecording(recording, from, window.To?.Ticks ?? Ticks.Never);
        var graph = model.Data.Graph;
        var run = new Run(graph, StartedRule.Of(model, scenario, replicate), fates);

        // Without an end of the window, twice as far each time until enough has happened.
        var end = window.To is { } to ? to.Ticks + 1 : from + scenario.Step.Ticks;
        run.Until(Math.Min(end, until));
        var timeline = TimelineBuilder.Of(title, graph, recording.Schedule, window, fates);
        while (window.To is null && timeline.Activations.Count < TimelineBuilder.DefaultActivations && end < until)
        {
            end = from + (2 * (end - from));
            run.Until(Math.Min(end, until));
            timeline = TimelineBuilder.Of(title, graph, recording.Schedule, window, fates);
        }

        // What is sent late in the window is read after it.
        run.Until(Math.Max(run.Now, Math.Min(timeline.To + (2 * (timeline.To - timeline.From)), until)));
        var faults = scenario.Scheduler.Core is SchedulerSpec.Physical physical
            ? physical.World(scenario.Run.Until).Faults : FaultPlan.None;
        return TimelineBuilder.WithArcs(
            TimelineBuilder.Of(title, graph, recording.Schedule, window, fates),
            Intervals(scenario, faults, graph, new Draws(scenario.Seed).Replicate(replicate)));
    }

    /// <summary>What happens to arcs. Faults of workers are those of all arcs between their nodes.</summary>
    private static IEnumerable<ArcInterval> Intervals(Scenario scenario, FaultPlan faults, Graph graph, Draws draws)
    {
        if (scenario.Workers is null)
        {
            return ArcInterval.Of(faults, graph, draws);
        }

        var partition = WorkersBuilder.Build(scenario.Workers, graph);
        var intervals = ArcInterval.Of(faults, partition.Quotient, draws).ToLookup(
            interval => partition.Quotient.Find(interval.Source, interval.Target));
        return Enumerable.Range(0, graph.ArcCount).SelectMany(arc => intervals[partition.QuotientArc(arc)].Select(interval =>
            interval with { Source = graph.Source(arc), Target = graph.Target(arc) }));
    }
}
