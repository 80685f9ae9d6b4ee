using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Makes the schedule of a scenario without any model: who acts when on which versions, with nothing computed.</summary>
public static class SchedulePlanner
{
    /// <summary>The schedule of one replicate.</summary>
    /// <param name="scenario">The scenario; its models count only where they bring the graph.</param>
    /// <param name="replicate">Number of the schedule, from 0.</param>
    /// <exception cref="ScenarioException">The scheduler looks at states, or tears reads, which do not exist without a model.</exception>
    public static Schedule Plan(Scenario scenario, int replicate)
    {
        SpecCheck.Require(scenario);
        ChangeCheck.HasNone(
            scenario, "a schedule without a model", "which alone knows what is there (hogwild run --record writes one with it)");
        if (scenario.Scheduler.LooksAtStates)
        {
            throw new ScenarioException(
                "scheduler", $"expected one that decides without looking at states, found {scenario.Scheduler.KindName}");
        }

        if (!scenario.Scheduler.IsAtomicThroughout)
        {
            throw new ScenarioException(
                "scheduler.atomic", "expected true where there is no model that says how many components a read has, found 'false'");
        }

        var graph = Graph(scenario);
        GraphCheck.Check(scenario.Scheduler, WorkersBuilder.GraphFor(scenario.Workers, graph), scenario.Models[0].Name);
        var draws = new Draws(scenario.Seed).Replicate(replicate);
        var recording = new Recording(SchedulerBuilder.Build(scenario, draws, graph), ScheduleOrigin.Of(scenario, replicate));
        new Run(graph, new Nothing(), recording, Kernels.Create(scenario.Kernel)).Until(scenario.Run.Until);
        return recording.Schedule;
    }

    /// <summary>The data set's graph; without one, that of the first model, which then brings its own in a file.</summary>
    internal static Graph Graph(Scenario scenario)
    {
        if (scenario.Dataset is not null)
        {
            return SplitData.Of(scenario).Test.Union().Graph;
        }

        // Rules with their own graph are never trained, so nothing is written to the cache.
        var first = scenario with { Models = [scenario.Models[0]] };
        return ModelBuilder.Build(first, new WeightCache(string.Empty), new Progress<RunProgress>(), CancellationToken.None)[0].Data.Graph;
    }

    /// <summary>A rule that holds and computes nothing.</summary>
    private sealed class Nothing : IUpdateRule
    {
        public int StateSize => 0;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
        {
        }
    }
}
