using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

public sealed class EndingsTests
{
    [Theory]
    [InlineData("the one run converges", RunOutcome.Converged)]
    [InlineData("the one run does not finish in time", RunOutcome.Incomplete)]
    [InlineData("all 2 runs converge", RunOutcome.Converged, RunOutcome.Converged)]
    [InlineData("all 3 runs finish", RunOutcome.Finished, RunOutcome.Finished, RunOutcome.Finished)]
    [InlineData("all 2 runs diverge", RunOutcome.Diverged, RunOutcome.Diverged)]
    [InlineData("none of the 2 runs converges in time", RunOutcome.NotConverged, RunOutcome.NotConverged)]
    [InlineData("none of the 2 runs finishes in time", RunOutcome.Incomplete, RunOutcome.Incomplete)]
    [InlineData(
        "1 of 4 runs converges, 2 do not converge in time, 1 diverges",
        RunOutcome.Diverged, RunOutcome.NotConverged, RunOutcome.Converged, RunOutcome.NotConverged)]
    [InlineData("2 of 3 runs finish, 1 stalls", RunOutcome.Finished, RunOutcome.Stalled, RunOutcome.Finished)]
    public void Every_outcome_has_its_own_verb(string words, params RunOutcome[] outcomes) =>
        Assert.Equal(words, Endings.Of(outcomes, "run", "runs"));

    [Fact]
    public void Deviations_are_of_the_runs_that_have_one()
    {
        Assert.Equal(string.Empty, Endings.Deviation([Statistics.Of([double.NaN])], 1));
        Assert.Equal("; outputs are those of the synchronous computation", Endings.Deviation([Statistics.Of([0, 0])], 2));
        Assert.Equal(
            "; outputs end at most 4 from the synchronous ones", Endings.Deviation([Statistics.Of([1, 2]), Statistics.Of([4])], 3));
        Assert.Equal(
            "; the finite outputs (of 2) end at most 2 from the synchronous ones",
            Endings.Deviation([Statistics.Of([1, 2, double.PositiveInfinity])], 3));
    }

    /// <summary>A layered model has nothing to converge to: not in the head of a run, nor of a sweep, nor beside what is proved.</summary>
    [Fact]
    public void A_layered_model_finishes_and_an_iteration_converges()
    {
        var models = Synthetic.Models(4, diverging: 1);
        var answer = RunPage.Answer(new RunResult(Synthetic.Scenario(4), models)).ToList();
        Assert.StartsWith("gcn: all 4 schedules finish", answer[0], StringComparison.Ordinal);
        Assert.StartsWith("ignn: all 4 schedules converge", answer[1], StringComparison.Ordinal);
        Assert.StartsWith("energy-gnn: 3 of 4 schedules converge, 1 diverges", answer[2], StringComparison.Ordinal);
        Assert.DoesNotContain("converge", answer[0], StringComparison.Ordinal);
        Assert.Equal(
            ["finished 4/4", "converged 4/4"], CertificateTable.Of(models).Rows.Take(2).Select(row => row[^1].Text));
    }
}
