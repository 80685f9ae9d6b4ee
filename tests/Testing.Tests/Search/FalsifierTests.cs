using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

public class FalsifierTests
{
    private static readonly ScheduleSpace Two = Schedules.PartiallyAsynchronous(Bound.InSteps(2));
    private static readonly ScheduleSpace Three = Schedules.PartiallyAsynchronous(Bound.InSteps(3));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void A_layered_network_is_order_sensitive_and_few_activations_show_it(int nodes)
    {
        var model = Runs.Gcn(Graphs.Path(nodes));
        var found = new Falsifier(Claim.IsOrderInsensitive(model, 100), Three).Random(100, seed: 1);
        Assert.NotNull(found);
        Assert.InRange(found.Matters.Count, 1, 6);
        Assert.Equal(1, found.Choices.Deviations);
        Assert.Contains("moves by", found.Story, StringComparison.Ordinal);
        Assert.Equal(found.Matters.Count, found.Lines.Count);
    }

    /// <summary>Wherever a search was stopped, it goes on from what it wrote down and comes to the same end.</summary>
    [Theory]
    [InlineData(2_000, true)]
    [InlineData(400, false)]
    public void A_search_goes_on_where_it_was_stopped(int within, bool finds)
    {
        var claim = Claim.Converges(finds ? Runs.Rotation : Runs.Ignn(Graphs.Path(3)), within);
        var points = new List<SearchPoint>();
        var whole = Search(default, points.Add, out var found);
        Assert.Equal(finds, found is not null);
        Assert.True(finds || points.Count > 0);
        foreach (var point in points.Where((_, index) => index % 7 == 0))
        {
            Assert.Equal(whole, Search(point, null, out var again));
            Assert.Equal(found?.Story, again?.Story);
            Assert.Equal(found?.Choices.ToString(), again?.Choices.ToString());
            Assert.Equal((found?.Replay, found?.Shrinks), (again?.Replay, again?.Shrinks));
        }

        if (found is not null)
        {
            var told = new Falsifier(claim, Two).Again(found.Choices, found.Phase, found.Replay, found.Shrinks);
            Assert.Equal((found.Story, found.Schedule.Trailer), (told.Story, told.Schedule.Trailer));
        }

        (long Schedules, long Activations) Search(SearchPoint start, Action<SearchPoint>? passed, out Counterexample? result)
        {
            var falsifier = new Falsifier(claim, Two) { Start = start, Passed = passed };
            result = falsifier.Random(finds ? 300 : 10, seed: 1) ?? falsifier.Adversarial() ?? falsifier.Systematic(2, 100);
            return (falsifier.Schedules, falsifier.Activations);
        }
    }

    [Fact]
    public void The_systematic_search_finds_the_shortest_one()
    {
        var falsifier = new Falsifier(Claim.AgreesWithSynchronous(Runs.Gcn(Graphs.Path(3)), 100), Two);
        var found = falsifier.Systematic(4, 1_000);
        Assert.NotNull(found);
        Assert.Equal(SearchPhase.Systematic, found.Phase);
        Assert.Equal(1, found.Choices.Deviations);
        const string Story = "node 2 updates twice before node 1, whose version 0 it reads; output of node 2 moves by";
        Assert.Contains(Story, found.Story, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_patterns_find_a_schedule_under_which_a_rotation_diverges()
    {
        var found = new Falsifier(Claim.Converges(Runs.Rotation, 2_000), Two).Random(300, seed: 1);
        Assert.NotNull(found);
        Assert.True(found.Choices.Repeats);
        Assert.InRange(found.Choices.Steps, 1, 6);
        Assert.Contains("growing", found.Story, StringComparison.Ordinal);
        Assert.Equal(0, Violations(found, Runs.Rotation.Data.Graph, 2));
    }

    [Fact]
    public void An_adversary_finds_one_too_and_a_short_period_of_it_is_enough()
    {
        var found = new Falsifier(Claim.Converges(Runs.Rotation, 2_000), Two).Adversarial();
        Assert.NotNull(found);
        Assert.Equal(SearchPhase.Adversarial, found.Phase);
        Assert.True(found.Choices.Repeats);
        Assert.InRange(found.Choices.Steps, 1, 12);
    }

    [Fact]
    public void All_periods_of_a_few_activations_contain_one()
    {
        var schedules = new SystematicSchedules(Runs.Rotation.Data.Graph, int.MaxValue, 2);
        var falsifier = new Falsifier(Claim.Converges(Runs.Rotation, 2_000), Two);
        Assert.NotNull(falsifier.Systematic(6, schedules.Count(6, 1_000_000)));
    }

    [Fact]
    public void Nothing_is_found_where_the_step_is_too_short_to_do_harm()
    {
        var falsifier = new Falsifier(Claim.Converges(Runs.Rotation, 2_000), Schedules.PartiallyAsynchronous(Bound.InSteps(1)));
        Assert.Null(falsifier.Random(100, seed: 1));
        Assert.Null(falsifier.Adversarial());
        Assert.True(falsifier.Schedules >= 100);
        Assert.True(falsifier.Activations > falsifier.Schedules);
    }

    [Fact]
    public void A_seed_of_FsCheck_finds_the_same_again_at_once()
    {
        var claim = Claim.IsOrderInsensitive(Runs.Gcn(Graphs.Path(4)), 100);
        var first = new Falsifier(claim, Three).Random(100, seed: 3)!;
        var again = new Falsifier(claim, Three).Random(1, seed: 99, replay: first.Replay)!;
        Assert.Equal(first.Schedule.Trailer, again.Schedule.Trailer);
        Assert.Equal(first.Story, again.Story);
        Assert.Throws<FormatException>(() => new Falsifier(claim, Three).Random(1, 0, "(1,2)"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_counterexample()
    {
        var claim = Claim.Converges(Runs.Rotation, 2_000);
        var (one, other) = (new Falsifier(claim, Two).Random(300, 5)!, new Falsifier(claim, Two).Random(300, 5)!);
        Assert.Equal(one.Schedule.Trailer, other.Schedule.Trailer);
        Assert.Equal((one.Story, one.Replay, one.Shrinks), (other.Story, other.Replay, other.Shrinks));
    }

    [Fact]
    public void A_counterexample_replays_to_the_same_fingerprint_and_effect()
    {
        var model = Runs.Gcn(Graphs.Path(5));
        var claim = Claim.AgreesWithSynchronous(model, 100);
        var found = new Falsifier(claim, Three).Random(100, seed: 2)!;
        var replayed = claim.Test(new Replay(found.Schedule), Three.Step.Ticks, out var activations);
        Assert.Contains(found.Suspect, replayed);
        Assert.Equal(found.Schedule.Count, activations);
    }

    [Fact]
    public void What_goes_wrong_inside_a_rule_comes_out_as_it_was_thrown()
    {
        var claim = Claim.KeepsInvariant(Runs.Rotation, _ => throw new InvalidTimeZoneException("here"), 10);
        Assert.Throws<InvalidTimeZoneException>(() => new Falsifier(claim, Two).Random(10, 1));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => new Falsifier(claim, Two, cancellation: stop.Token).Random(10, 1));
    }

    private static long Violations(Counterexample found, Graph graph, int bound) => AdmissibilityMonitor.Measure(
        graph, found.Schedule, found.Suspect.Time, bound * Two.Step.Ticks).Violations;
}
