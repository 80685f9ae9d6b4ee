using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>scenarios/energy-attack.yaml: the schedule that is shipped does what is said of it.</summary>
public class ShippedAttackTests
{
    [Fact]
    public void The_shipped_schedule_keeps_its_bound_and_drives_the_energy_away()
    {
        var result = Run();
        var run = Assert.Single(result["energy-gnn"].Asynchronous);
        Assert.Equal(0, Metric(run, "violations"));
        Assert.Equal(0, Metric(run, "gaps_above_bound"));
        Assert.Equal(RunOutcome.NotConverged, run.Outcome);
        Assert.True(run.Samples[^1].Distance > 1.2 * run.Samples[0].Distance);
        Assert.True(run.Samples[^1].Distance > 3 * run.Samples[run.Samples.Count / 3].Distance);
        Assert.Equal(RunOutcome.Converged, result["energy-gnn"].Synchronous.Outcome);
        Assert.StartsWith("heuristic", result["energy-gnn"].Step!.StatusText, StringComparison.Ordinal);
        Assert.EndsWith(
            "admissible schedules may drive it away, hogwild attack looks for one",
            result["energy-gnn"].Proved,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Random_schedules_within_the_same_bound_come_close()
    {
        var result = Run("scheduler={ kind: partially-asynchronous, bound: { steps: 10 } }", "run.replicates=8");
        Assert.All(result["energy-gnn"].Asynchronous, run => Assert.InRange(run.Samples[^1].Distance, 0, 0.02));
    }

    /// <summary>The energy GNN of the quickstart: views as old as five steps are too old for its step, as old as four are not.</summary>
    [Theory]
    [InlineData(4, RunOutcome.Converged, 1)]
    [InlineData(5, RunOutcome.NotConverged, 0.5)]
    public void The_quickstart_bears_four_steps_of_staleness_and_not_five(int steps, RunOutcome outcome, double accuracy)
    {
        var result = Experiment.Run(
            ScenarioFile.Load(
                Path.Combine(Repository.Root, "scenarios", "quickstart.yaml"),
                Override.Parse($"scheduler={{kind: maximal-staleness, nested: false, bound: {{steps: {steps}}}}}")),
            cancellation: TestContext.Current.CancellationToken);
        var run = Assert.Single(result["energy-gnn"].Asynchronous);
        Assert.Equal(outcome, run.Outcome);
        Assert.Equal(accuracy, Metric(run, "accuracy"));
    }

    private static double Metric(Trajectory run, string name) => run.Metrics.Single(item => item.Key == name).Value;

    private static RunResult Run(params string[] sets) => Experiment.Run(
        ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "energy-attack.yaml"), sets.Select(Override.Parse)),
        cancellation: TestContext.Current.CancellationToken);
}
