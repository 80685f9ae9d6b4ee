using System.Globalization;
using Hogwild.Cli;
using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

/// <summary>The shipped scenarios, run whole, against what must be true of their numbers.</summary>
public class RunnerTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData("quickstart")]
    [InlineData("chains-20")]
    public void Every_hogwildable_model_arrives_and_the_gcn_does_not(string name)
    {
        var length = name == "quickstart" ? 10 : 20;
        var models = Run(name, "run.replicates=8");
        Assert.Equal(["gcn", "ignn", "energy-gnn"], models.Select(model => model.Model));
        foreach (var model in models.Where(model => model.HasFixedPoint))
        {
            Assert.Equal(1, Metric(model.Synchronous, "accuracy"));
            Assert.Equal(RunOutcome.Converged, model.Synchronous.Outcome);
            Assert.All(model.Asynchronous, run =>
            {
                Assert.Equal(1, Metric(run, "accuracy"));
                Assert.Equal(RunOutcome.Converged, run.Outcome);
                Assert.InRange(run.Samples[^1].Distance, 0, Tolerance);
            });
        }

        var gcn = models[0];
        Assert.Equal((length + 3.0) / (2 * length), Metric(gcn.Synchronous, "accuracy"), 15);
        Assert.Equal(0, Metric(gcn.Synchronous, "deviation"));
        Assert.All(gcn.Asynchronous, run => Assert.Equal(RunOutcome.Finished, run.Outcome));
        Assert.True(gcn.Asynchronous.Select(run => Metric(run, "accuracy")).Distinct().Count() > 1, "accuracy varies over schedules");
        Assert.True(gcn.Asynchronous.Max(run => Metric(run, "deviation_sd")) > 1);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    [InlineData(50)]
    [InlineData(100)]
    public void A_synchronous_gcn_of_two_layers_knows_exactly_the_first_three_nodes(int length)
    {
        var gcn = Run("quickstart", FormattableString.Invariant($"dataset.length={length}"), "run.replicates=1", GcnOnly)[0];
        Assert.Equal((length + 3.0) / (2 * length), Metric(gcn.Synchronous, "accuracy"), 15);
    }

    [Fact]
    public void Every_run_of_an_iteration_starts_from_zero()
    {
        // At h = 0 the distance is ‖h*‖∞ / ‖h*‖∞.
        foreach (var model in Run("quickstart", "run.replicates=3").Where(model => model.HasFixedPoint))
        {
            Assert.All(model.Asynchronous.Prepend(model.Synchronous), run =>
                Assert.Equal(1, run.Samples[0].Distance));
            Assert.All(model.Asynchronous, run =>
                Assert.Equal((0, 0.0, 0L), (run.Samples[0].MacroIteration, run.Samples[0].UpdatesPerNode, run.Samples[0].Messages)));
        }
    }

    [Fact]
    public void The_number_of_jobs_changes_no_byte() => Assert.Equal(Tables(jobs: 1), Tables(jobs: 5));

    [Fact]
    public void A_longer_run_repeats_the_shorter_one()
    {
        var (shorter, longer) = (
            Run("quickstart", "run.until=500ms", "run.replicates=2"),
            Run("quickstart", "run.until=1s", "run.replicates=2", "run.sample=20ms"));
        foreach (var (one, two) in shorter.Zip(longer))
        {
            // The last sample of the shorter run leaves out what happens at exactly its end.
            var common = one.Asynchronous[1].Samples.SkipLast(1).ToList();
            Assert.Equal(common, two.Asynchronous[1].Samples.Take(common.Count));
        }
    }

    [Theory]
    [InlineData("synchronous")]
    [InlineData("{ kind: synchronous, pipelined: true }")]
    [InlineData("round-robin")]
    [InlineData("random-sweep")]
    [InlineData("{ kind: poisson, period: 2ms }")]
    [InlineData("{ kind: maximal-staleness, bound: { steps: 5 } }")]
    [InlineData("stragglers")]
    [InlineData("{ kind: starvation, bound: { steps: 5 } }")]
    [InlineData("{ kind: totally-asynchronous, power: 0.3 }")]
    [InlineData("{ kind: residual-greedy, active: 10 }")]
    [InlineData("{ kind: greedy-adversary, bound: { steps: 3 } }")]
    [InlineData("{ kind: look-ahead-adversary, bound: { steps: 3 }, effort: 1, objective: label-flips }")]
    [InlineData("{ kind: bounded, bound: { steps: 20 }, of: { kind: residual-greedy, active: 3 } }")]
    [InlineData(
        "{ kind: bounded, bound: { time: 30ms }, of: { kind: physical, clock: { kind: poisson, period: 10ms }, link: { loss: 90% } } }")]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 20 } }")]
    [InlineData("{ kind: partially-asynchronous, bound: { steps: 20 }, stagger: true }")]
    [InlineData("{ kind: partially-asynchronous, bound: { time: 5ms }, activity: 0.2 }")]
    [InlineData(
        "{ kind: physical, clock: { kind: periodic, period: 3ms }, link: { delay: { kind: pareto, min: 1ms, shape: 1.5 }, loss: 50% } }")]
    [InlineData("{ kind: physical, clock: { kind: poisson, period: 3ms }, link: { delay: { kind: log-normal, median: 5ms, sigma: 1 } } }")]
    [InlineData(
        "{ kind: physical, clock: { kind: periodic, period: 3ms, phase: 1ms }, link: { delay: { kind: uniform, min: 0, max: 9ms } } }")]
    [InlineData("{ kind: physical, clock: { kind: periodic, period: 3ms }, link: { delay: { kind: constant, value: 1ms } } }")]
    public void Fixed_points_are_reached_under_every_scheduler(string scheduler)
    {
        var models = Run("quickstart", $"scheduler={scheduler}", "run.replicates=2", "run.until=4s");
        Assert.All(models.Where(model => model.HasFixedPoint).SelectMany(model => model.Asynchronous), run =>
            Assert.Equal(RunOutcome.Converged, run.Outcome));
    }

    [Fact]
    public void A_bound_that_is_only_reported_counts_what_breaks_it()
    {
        const string World = "{ kind: physical, clock: { kind: poisson, period: 10ms }, link: { loss: 20% } }";
        var reported = Run(
            "quickstart", $"scheduler={{ kind: bounded, policy: report, bound: {{ time: 30ms }}, of: {World} }}", "run.replicates=2");
        var kept = Run("quickstart", $"scheduler={{ kind: bounded, bound: {{ time: 30ms }}, of: {World} }}", "run.replicates=2");
        var free = Run("quickstart", $"scheduler={World}", "run.replicates=2");
        Assert.Equal(free[1].Asynchronous[1].Fingerprint, reported[1].Asynchronous[1].Fingerprint);
        Assert.True(Metric(reported[1].Asynchronous[1], "violations") > 0);
        Assert.True(Metric(reported[1].Asynchronous[1], "gap_max") > 0.03);
        Assert.Equal(0, Metric(kept[1].Asynchronous[1], "violations"));
        Assert.InRange(Metric(kept[1].Asynchronous[1], "gap_max"), 0.02, 0.03);
        Assert.DoesNotContain(free[1].Asynchronous[1].Metrics, metric => metric.Key == "violations");
    }

    [Fact]
    public void The_distance_stays_below_the_certified_rate()
    {
        var model = Run("quickstart", "run.replicates=8").Single(model => model.Certificate is not null);
        Assert.Equal("ignn", model.Model);
        var rate = model.Certificate!;
        Assert.InRange(rate.Factor, 0, 0.95);
        Assert.All(model.Asynchronous.Append(model.Synchronous).SelectMany(run => run.Samples), sample =>
            Assert.InRange(sample.Distance, 0, (rate.Start * Math.Pow(rate.Factor, sample.MacroIteration)) + 1e-14));
    }

    [Fact]
    public void A_linear_rule_arrives_at_the_solution_of_its_equations()
    {
        var model = Run("linear", "run.replicates=4")[0];

        // x = Mx + b with the shipped M and b, by Cramer's rule.
        var m = Numbers("scenarios/data/two-nodes.mtx").Skip(3).ToArray();
        var entries = m.Chunk(3).ToDictionary(entry => ((int)entry[0], (int)entry[1]), entry => entry[2]);
        var b = Numbers("scenarios/data/two-nodes.csv");
        var (a11, a12) = (1 - entries.GetValueOrDefault((1, 1)), -entries.GetValueOrDefault((1, 2)));
        var (a21, a22) = (-entries.GetValueOrDefault((2, 1)), 1 - entries.GetValueOrDefault((2, 2)));
        var determinant = (a11 * a22) - (a12 * a21);
        double[] expected = [((b[0] * a22) - (a12 * b[1])) / determinant, ((a11 * b[1]) - (b[0] * a21)) / determinant];
        Assert.All(model.Asynchronous, run => Assert.All(run.Outputs.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-9)));
    }

    [Fact]
    public void A_run_that_diverges_ends_with_its_time_and_the_others_go_on()
    {
        var models = Run("quickstart", "models.energy-gnn.rule.alpha=30", "run.replicates=3");
        var energy = models.Single(model => model.Model == "energy-gnn");
        Assert.All(energy.Asynchronous, run =>
        {
            Assert.Equal(RunOutcome.Diverged, run.Outcome);
            Assert.InRange(run.DivergedAt!.Value, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(4));
            Assert.Equal(1, Metric(run, "diverged"));
        });
        Assert.All(models.Single(model => model.Model == "ignn").Asynchronous, run => Assert.Equal(RunOutcome.Converged, run.Outcome));
    }

    [Fact]
    public void A_rule_without_a_fixed_point_diverges_and_the_others_go_on()
    {
        // x ← max(0, 2x + 1) grows without bound, so there is nothing to measure a distance from.
        using var folder = new TemporaryFolder();
        var matrix = folder.Write("m.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 2 2\n2 1 2\n");
        var bias = folder.Write("b.csv", "1\n1\n");
        var scenario = folder.Write("s.yaml", $$"""
            models:
              growing: { rule: { kind: relu, matrix: {{matrix}}, bias: {{bias}} } }
              settling: { rule: { kind: linear, matrix: {{Path.Combine(Repository.Root, "scenarios/data/two-nodes.mtx")}} } }
            scheduler: { kind: partially-asynchronous, bound: { steps: 4 } }
            run: { until: 8s, replicates: 2 }
            """);
        using var output = new StringWriter();
        var command = new CommandLine(output, TextWriter.Null);
        Assert.Equal(0, command.Invoke(["run", scenario, "--out", folder["out"]], TestContext.Current.CancellationToken));
        Assert.Contains("diverged 2/2", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("converged 2/2", output.ToString(), StringComparison.Ordinal);
        var rows = File.ReadAllLines(folder["out/s/summary.csv"]);
        Assert.Contains("growing,asynchronous,diverged,1,0,1,1,2", rows);
        Assert.Contains("growing,synchronous,diverged,1,0,1,1,1", rows);
        Assert.True(File.Exists(folder["out/s/figures/convergence.png"]));
    }

    [Fact]
    public void Every_layer_of_a_deep_model_is_computed()
    {
        // 230 layers that pass on half of the average: rounds are sampled ever more seldom, but the last one is never jumped over.
        using var folder = new TemporaryFolder();
        var weights = new Models.WeightFile();
        for (var layer = 1; layer <= 230; layer++)
        {
            weights.Tensors[FormattableString.Invariant($"layer{layer}.W")] = new Models.Tensor([2, 2], [0.5, 0, 0, 0.5]);
        }

        weights.Tensors["readout.Wl"] = new Models.Tensor([2, 2], [1, 0, 0, 1]);
        weights.Tensors["readout.b2"] = new Models.Tensor([2], [0, 0]);
        Models.SafeTensors.Write(folder["deep.safetensors"], weights);
        var models = $"models={{ deep: {{ rule: gcn, weights: {folder["deep.safetensors"]} }} }}";
        var deep = Run("quickstart", models, "run.replicates=1", "run.until=5s")[0];
        Assert.Equal(RunOutcome.Finished, deep.Synchronous.Outcome);
        Assert.Equal(230, deep.Synchronous.Samples[^1].UpdatesPerNode);
        Assert.Equal(RunOutcome.Finished, deep.Asynchronous[0].Outcome);
    }

    [Fact]
    public void Models_of_one_scenario_meet_the_same_clocks()
    {
        // Without losses in their way, decisions of a physical scheduler do not depend on the model: IGNN and energy GNN share the graph.
        var models = Run("quickstart", "run.replicates=3");
        Assert.Equal(models[1].Asynchronous.Select(run => run.Fingerprint), models[2].Asynchronous.Select(run => run.Fingerprint));
        Assert.Equal(3, models[1].Asynchronous.Select(run => run.Fingerprint).Distinct().Count());
    }

    private const string GcnOnly = "models={ gcn: { rule: gcn, weights: ../weights/chains-10/gcn.safetensors } }";

    private static IReadOnlyList<ModelResult> Run(string name, params string[] overrides) => Run(name, 2, overrides);

    private static IReadOnlyList<ModelResult> Run(string name, int jobs, params string[] overrides)
    {
        var scenario = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", $"{name}.yaml"), overrides.Select(Override.Parse));
        var options = new StudyOptions { Jobs = jobs, WeightCache = Path.Combine(Path.GetTempPath(), "no-training-here") };
        return Experiment.Run(scenario, options, TestContext.Current.CancellationToken).Models;
    }

    private static string Tables(int jobs)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var models = Run("quickstart", jobs, "run.replicates=6", "run.until=500ms");
        MetricsTable.Write(text, models);
        Summary.Write(text, Summary.Rows(models));
        return text.ToString();
    }

    private static double Metric(Trajectory run, string name) => run.Metrics.Single(metric => metric.Key == name).Value;

    private static double[] Numbers(string file) => [.. File.ReadLines(Path.Combine(Repository.Root, file))
        .Where(line => !line.StartsWith('%'))
        .SelectMany(line => line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
}
