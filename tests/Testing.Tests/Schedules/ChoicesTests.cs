using FsCheck;
using FsCheck.Fluent;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

public class ChoicesTests
{
    private const int Steps = 30;

    /// <summary>A graph and choices for it.</summary>
    public sealed record Case(Graph Graph, Choices Choices);

    public static class Cases
    {
        public static Arbitrary<Case> Case() => Arb.From(
            from graph in GraphGenerators.Directed(6).Generator
            from bound in Gen.Choose(1, 5)
            from repeats in Gen.Elements(true, false)
            from choices in new ScheduleSpace { Bound = bound }.On(graph, repeats).Generator
            select new Case(graph, choices));
    }

    [Property(Arbitrary = [typeof(Cases)])]
    public bool Every_schedule_is_admissible(Case item) => Violations(item.Graph, item.Choices) == 0;

    [Property(Arbitrary = [typeof(Cases)], MaxTest = 60)]
    public bool Every_shrunk_schedule_is_admissible_and_strictly_simpler(Case item)
    {
        var violations = item.Choices.Simpler().Sum(simpler => Violations(item.Graph, simpler));
        return violations == 0 && item.Choices.Simpler()
            .All(simpler => simpler.IsSimplerThan(item.Choices) && !item.Choices.IsSimplerThan(simpler));
    }

    /// <summary>However choices are shrunk, the end is the schedule without a deviation, or one step of it.</summary>
    [Property(Arbitrary = [typeof(Cases)], MaxTest = 60)]
    public bool Shrinking_ends_where_nobody_deviates(Case item)
    {
        var (current, rounds) = (item.Choices, 0);
        while (current.Simpler().LastOrDefault() is { } simpler && rounds++ < 10_000)
        {
            current = simpler;
        }

        return current is { Deviations: 0, Steps: 0, Bound: 1 };
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)])]
    public bool Without_a_deviation_everybody_acts_in_every_step_on_what_is_newest(Graph graph)
    {
        var none = new Choices(graph.NodeCount, graph.ArcCount, 4, []);
        return Fingerprint(graph, none.ToScheduler(Runs.Step)) == Fingerprint(graph, new Synchronous(Runs.Step, pipelined: true));
    }

    [Property(Arbitrary = [typeof(Cases)])]
    public bool A_schedule_is_found_again_from_its_decisions(Case item)
    {
        var (network, schedule) = Runs.Run(item.Graph, new NothingRule(), item.Choices.ToScheduler(Runs.Step), Steps);
        return IsFoundAgain(item.Graph, network, schedule, item.Choices.Bound);
    }

    [Property(Arbitrary = [typeof(UndirectedGraphs)])]
    public bool So_is_one_of_another_scheduler(Graph graph, ulong seed)
    {
        var scheduler = new PartiallyAsynchronous(Bound.InSteps(4), Runs.Step, 0.4, new Draws(seed));
        var (network, schedule) = Runs.Run(graph, new NothingRule(), scheduler, Steps);
        return IsFoundAgain(graph, network, schedule, 4);
    }

    /// <summary>The generator reaches what a bound admits, and not only the middle of it.</summary>
    [Fact]
    public void Pauses_and_late_reads_of_every_length_are_drawn()
    {
        var graph = Graphs.Path(3);
        var drawn = new ScheduleSpace { Bound = 4 }.On(graph).Generator.Sample(300, 100).ToList();
        var seen = drawn.ConvertAll(choices => AdmissibilityMonitor.Measure(
            graph, Runs.Run(graph, new NothingRule(), choices.ToScheduler(Runs.Step), Steps).Schedule, Steps * Runs.Step));
        Assert.Equal([1L, 2, 3, 4], seen.Select(one => one.Gap / Runs.Step).Distinct().Order());
        Assert.Equal([0L, 1, 2, 3], seen.Select(one => one.Staleness / Runs.Step).Distinct().Order());
        Assert.Contains(drawn, choices => choices.Steps <= 2);
        Assert.Contains(drawn, choices => choices.Steps == 12);
        Assert.Contains(drawn, choices => choices.Deviations <= 3);
    }

    [Fact]
    public void A_space_without_pauses_or_without_late_reads_has_none()
    {
        var graph = Graphs.Cycle(4);
        var bound = Bound.InSteps(3);
        Assert.All(Schedules.AnyOrder(bound).On(graph).Generator.Sample(100, 50), choices => Assert.Equal(
            0, choices.Numbers.ToArray().Where((number, at) => at % 12 >= 4).Sum()));
        Assert.All(Schedules.StaleReads(bound).On(graph).Generator.Sample(100, 50), choices => Assert.Equal(
            0, choices.Numbers.ToArray().Where((number, at) => at % 12 < 4).Sum()));
    }

    [Fact]
    public void Numbers_that_are_no_whole_number_of_steps_are_refused() =>
        Assert.Contains(
            "expected 3 numbers a step, found 4",
            Assert.Throws<ArgumentException>(() => new Choices(2, 1, 2, [0, 0, 1, 0])).Message,
            StringComparison.Ordinal);

    private static bool IsFoundAgain(Graph graph, Network network, Schedule schedule, int bound)
    {
        var last = schedule.Count == 0 ? 0 : (int)(schedule[schedule.Count - 1].Time / Runs.Step);
        var again = ChoicesOf.Schedule(schedule, graph, bound, Runs.Step).ToScheduler(Runs.Step);
        return network.Fingerprint == Runs.Run(graph, new NothingRule(), again, last).Network.Fingerprint;
    }

    private static long Violations(Graph graph, Choices choices)
    {
        var schedule = Runs.Run(graph, new NothingRule(), choices.ToScheduler(Runs.Step), Steps).Schedule;
        return AdmissibilityMonitor.Measure(graph, schedule, Steps * Runs.Step, choices.Bound * Runs.Step).Violations;
    }

    private static ulong Fingerprint(Graph graph, IScheduler scheduler) =>
        Runs.Run(graph, new NothingRule(), scheduler, Steps).Network.Fingerprint;
}
