using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>Large plans are told, or refused, before the first run.</summary>
public sealed class WorkloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];

    public WorkloadTests()
    {
        _folder.Write("m.mtx", "%%MatrixMarket matrix array real general\n2 2\n0.1\n0.2\n0.3\n0.4\n");
        _folder.Write("self.edges", "0 1\n1 1\n");
        _folder.Write("other.edges", "1 1\n0 1\n");
        _folder.Write("v.csv", "1\n2\n");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        "clock: { kind: poisson, period: 10ms }, faults: { c: { kind: crash, nodes: 0, mtbf: 100ns, mttr: 100ns } }",
        "2s",
        "planned: 2 runs with up to 4,400 activations and 1e7 faults in all, about 2 min of computing at a million activations a second")]
    [InlineData(
        "clock: { kind: periodic, period: 100ns }",
        "10s",
        "planned: 2 runs with up to 2e8 activations and 0 faults in all, about 3 min of computing at a million activations a second")]
    [InlineData(
        "clock: { kind: poisson, period: 1s }, wake: { kind: message, rest: 1us }, link: { delay: { kind: constant, value: 2us } }",
        "100s",
        "planned: 2 runs with up to 1e8 activations and 0 faults in all, about 2 min of computing at a million activations a second")]
    public void A_plan_of_more_than_ten_million_is_told_before_the_first_run(string physical, string until, string told)
    {
        Prepare(Scenario($"{{ kind: physical, {physical} }}", until));
        Assert.Equal([told], _told);
    }

    [Fact]
    public void An_attack_is_told_as_runs_are()
    {
        var options = new AttackOptions(Bound.InSteps(3), new ModelObjectiveSpec.Distance(), LookAhead: 1, Budget: 50);
        new AttackStudy(Scenario("synchronous", "200s"), options).Prepare(Runner());
        Assert.Equal(
            ["planned: 50 runs with up to 2e7 activations and 0 faults in all, about 20 s of computing at a million activations a second"],
            _told);
    }

    [Fact]
    public void A_small_plan_is_not_told()
    {
        Prepare(Scenario("{ kind: physical, clock: { kind: poisson, period: 10ms } }", "2s"));
        Assert.Empty(_told);
    }

    [Fact]
    public void More_activations_than_can_be_counted_are_refused()
    {
        var scenario = Scenario("{ kind: physical, clock: { kind: periodic, period: 100ns } }", "60min");
        Assert.Equal(
            $"{_folder["s.yaml"]}:3:15: expected at most 1.1e9 activations of a node until 'run.until' (60min), "
                + "found about 3.6e10 under the scheduler physical",
            Assert.Throws<ScenarioException>(() => Prepare(scenario)).Message);
    }

    [Fact]
    public void More_faults_than_fit_into_memory_are_refused()
    {
        var scenario = Scenario(
            "{ kind: physical, clock: { kind: periodic, period: 1s }, faults: { c: { kind: crash, mtbf: 100ns, mttr: 100ns } } }",
            "99999999s");
        Assert.Contains(
            ":2:77: expected faults that fit into ",
            Assert.Throws<ScenarioException>(() => Prepare(scenario)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_models_that_cannot_be_made_are_told_at_once()
    {
        var file = _folder.Write("s.yaml", """
            models:
              a: { rule: { kind: consensus, edges: self.edges, values: v.csv } }
              b: { rule: { kind: linear, matrix: m.mtx } }
              c: { rule: { kind: consensus, edges: other.edges, values: v.csv } }
            scheduler: synchronous
            run: { until: 1s }
            """);
        const string Self = "expected no arc from a node to itself";
        var error = Assert.Throws<ScenarioException>(() => Prepare(ScenarioFile.Load(file)));
        Assert.Collection(
            error.Faults,
            first => Assert.StartsWith($"{_folder["self.edges"]}:2:1: {Self}", first, StringComparison.Ordinal),
            last => Assert.StartsWith($"{_folder["other.edges"]}:1:1: {Self}", last, StringComparison.Ordinal));
    }

    /// <summary>So a cell of a sweep fails by itself, and what is estimated is a run event by event.</summary>
    [Fact]
    public void An_objective_that_does_not_fit_a_model_is_not_told_by_an_estimate()
    {
        var scenario = Scenario("{ kind: greedy-adversary, bound: { steps: 2 }, objective: label-flips }", "1s");
        var model = Runner().Models(scenario).Single();
        Assert.Throws<ScenarioException>(() => SchedulerBuilder.Build(scenario, new Draws(1), model));
        Assert.Equal(
            Network.EstimateBytes(model.Data.Graph, model.Rule), RunCheck.Of(scenario, [scenario.Scheduler], [model], jobs: 1, runs: 1));
    }

    private Scenario Scenario(string scheduler, string until) => ScenarioFile.Load(_folder.Write("s.yaml", $$"""
        models: { x: { rule: { kind: linear, matrix: m.mtx } } }
        scheduler: {{scheduler}}
        run: { until: {{until}}, sample: {{until}} }
        """));

    private void Prepare(Scenario scenario) => new RunStudy(scenario).Prepare(Runner());

    private StudyRunner Runner() =>
        new(new StudyOptions { Progress = progress => _told.Add(progress.ToString()) }, TestContext.Current.CancellationToken);
}
