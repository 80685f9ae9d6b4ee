using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>The shipped scenarios of classical iterations, run whole, and what is said of files that do not fit.</summary>
public class IterationRunTests
{
    [Fact]
    public void Push_sum_ends_at_the_average_where_consensus_only_agrees()
    {
        var models = Run("consensus", "run.replicates=6");
        var average = Numbers("ring-values.csv").Average();
        Assert.All(models, model => Assert.Equal(RunOutcome.Converged, model.Synchronous.Outcome));
        Assert.All(models.SelectMany(model => model.SynchronousOutputs), output => Assert.Equal(average, output, 1e-12));
        Assert.All(models[0].Asynchronous, run =>
        {
            Assert.Equal(RunOutcome.NotConverged, run.Outcome);
            Assert.Equal(run.Outputs.Min(), run.Outputs.Max(), 1e-9);
            Assert.True(Math.Abs(run.Outputs[0] - average) > 1e-4);
        });
        Assert.All(models[1].Asynchronous, run =>
        {
            Assert.Equal(RunOutcome.Converged, run.Outcome);
            Assert.All(run.Outputs, output => Assert.Equal(average, output, 1e-9));
        });
    }

    [Fact]
    public void Linear_systems_end_at_their_solutions_below_their_certificates()
    {
        var models = Run("linear-systems", "run.replicates=4");
        Assert.Equal(["jacobi", "quadratic", "pagerank"], models.Select(model => model.Model));

        // Both solve the same tridiagonal system: 2.5 on the diagonal, −1 beside it.
        var (x, load) = (models[0].SynchronousOutputs, Numbers("rod-load.csv"));
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(load[i], (2.5 * x[i]) - (i > 0 ? x[i - 1] : 0) - (i < x.Length - 1 ? x[i + 1] : 0), 1e-12);
        }

        Assert.All(models[1].SynchronousOutputs.Zip(x), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(1, models[2].SynchronousOutputs.Sum(), 1e-12);
        Assert.All(models, model => Assert.All(model.Asynchronous.Append(model.Synchronous), run =>
        {
            Assert.Equal(RunOutcome.Converged, run.Outcome);
            Assert.All(run.Samples, sample => Assert.InRange(
                sample.Distance, 0, (model.Certificate!.Start * Math.Pow(model.Certificate.Factor, sample.MacroIteration)) + 1e-14));
        }));
    }

    [Fact]
    public void Routes_are_exact_and_positions_near_the_true_ones()
    {
        var models = Run("routes", "run.replicates=4");
        Assert.Equal([0, 3, 1, 8, 11, 12, 14, 14.5, 9 * 12], models[0].SynchronousOutputs);
        Assert.All(models[0].Asynchronous.Append(models[0].Synchronous), run =>
        {
            Assert.Equal(RunOutcome.Converged, run.Outcome);
            Assert.Equal(models[0].SynchronousOutputs, run.Outputs);
        });
        double[] truth = [0, 0, 4, 0.5, 7.5, 0, 1, 3, 5, 3.5, 8, 4, 0.5, 7, 4, 7.5, 8, 7];
        Assert.All(models[1].SynchronousOutputs.Zip(truth), pair => Assert.Equal(pair.Second, pair.First, 0.5));
        Assert.All(models[1].Asynchronous, run => Assert.Equal(RunOutcome.Converged, run.Outcome));
    }

    [Theory]
    [InlineData("{ kind: jacobi, matrix: a.mtx, rhs: two.csv }", "a.mtx", "%%MatrixMarket matrix array real general\n2 2\n1 0 1 0",
        "FOLDERa.mtx:3:1: expected a diagonal without zeros, found one in row 2 (counted from 1)")]
    [InlineData("{ kind: quadratic, matrix: a.mtx, linear: two.csv }", "a.mtx", "%%MatrixMarket matrix array real general\n2 2\n1 0 1 1",
        "FOLDERa.mtx:3:1: expected a symmetric matrix, found 1 at (1, 2) and 0 at (2, 1)")]
    [InlineData("{ kind: jacobi, matrix: a.mtx, rhs: two.csv }", "a.mtx", "%%MatrixMarket matrix array real general\n2 2\n1 1 1 1",
        "model x: expected a rule with a fixed point")]
    [InlineData("{ kind: consensus, edges: e.txt, values: two.csv }", "e.txt", "0 1\n1 2\n", "FOLDERtwo.csv:2:2: expected number 3 of 3")]
    [InlineData("{ kind: push-sum, edges: e.txt, values: two.csv }", "e.txt", "0 1\n1 x\n", "FOLDERe.txt:2:3: expected a node")]
    [InlineData("{ kind: bellman-ford, edges: e.txt, source: 5 }", "e.txt", "0 1 2", "model x: expected a source among the nodes 0 to 1")]
    [InlineData("{ kind: bellman-ford, edges: e.txt }", "e.txt", "0 1 -2\n1 0 1",
        "FOLDERe.txt:1:1: expected no cycle of negative length, found 0→1→0 of length -1")]
    [InlineData("{ kind: localisation, measurements: e.txt, anchors: two.csv, dimension: 1 }", "e.txt", "0 1 2",
        "FOLDERtwo.csv:1:1: expected a node and one coordinate, found one value")]
    public void Files_that_do_not_fit_are_named(string rule, string name, string content, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("two.csv", "1\n2");
        folder.Write(name, content);
        var file = folder.Write("s.yaml", $"models: {{ x: {{ rule: {rule} }} }}\nscheduler: synchronous\nrun: {{ until: 1s }}\n");
        var error = Assert.Throws<ScenarioException>(() => Execute(ScenarioFile.Load(file)));
        var place = message.StartsWith("model ", StringComparison.Ordinal) ? $"{file}:1:22: " : string.Empty;
        Assert.StartsWith(
            place + message.Replace("FOLDER", folder.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal),
            error.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ModelResult> Run(string name, params string[] overrides) =>
        Execute(
            ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", "classical", $"{name}.yaml"), overrides.Select(Override.Parse)));

    private static IReadOnlyList<ModelResult> Execute(Scenario scenario)
    {
        var options = new StudyOptions { Jobs = 2, WeightCache = Path.Combine(Path.GetTempPath(), "no-training-here") };
        return Experiment.Run(scenario, options, TestContext.Current.CancellationToken).Models;
    }

    private static double[] Numbers(string file) => [.. File.ReadLines(Path.Combine(Repository.Root, "scenarios", "data", file))
        .Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))];
}
