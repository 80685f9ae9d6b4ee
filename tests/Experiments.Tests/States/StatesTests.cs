using Hogwild.Reports;
using Hogwild.Scenarios;

namespace Hogwild.Experiments.Tests;

public sealed class StatesTests : IDisposable
{
    private static readonly string Weights =
        Path.Combine(Repository.Root, "weights", "chains-10", "ignn.safetensors").Replace('\\', '/');

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_run_has_its_states_at_every_sample()
    {
        var result = Run("a", "samples");
        Assert.Equal(
            ["ignn-asynchronous-0.npz", "ignn-asynchronous-1.npz", "ignn-synchronous-0.npz"],
            _folder.List("a").Where(name => name.EndsWith(".npz", StringComparison.Ordinal)));
        foreach (var run in result.Models[0].Asynchronous)
        {
            var states = WholeStates.Of(_folder[$"a/ignn-asynchronous-{run.Replicate}.npz"]);
            Assert.Equal(run.Samples.Select(sample => Simulation.Ticks.ToSeconds(sample.Time)), states.Times);
            Assert.Equal(20, states.Nodes);
            Assert.All(states.States.Take(20 * states.Size), number => Assert.Equal(0, number));
            Assert.Contains(states.States, number => number != 0);
        }
    }

    /// <summary>The distance that the table has is that of the states to the reference in the file.</summary>
    [Fact]
    public void States_are_those_that_distances_are_of()
    {
        var run = Run("a", "samples").Models[0].Asynchronous[1];
        var states = WholeStates.Of(_folder["a/ignn-asynchronous-1.npz"]);
        var reference = Array("reference", _folder["a/ignn-asynchronous-1.npz"]);
        var each = states.Nodes * states.Size;
        Assert.Equal(each, reference.Length);
        var scale = reference.Max(Math.Abs);
        foreach (var (index, sample) in run.Samples.Index())
        {
            var distance = Enumerable.Range(0, each).Max(k => Math.Abs(states.States[(index * each) + k] - reference[k])) / scale;
            Assert.Equal(sample.Distance, distance, 1e-12);
        }
    }

    [Fact]
    public void The_end_alone_is_the_last_sample()
    {
        Run("a", "samples");
        Run("b", "end");
        var (all, last) = (WholeStates.Of(_folder["a/ignn-asynchronous-0.npz"]), WholeStates.Of(_folder["b/ignn-asynchronous-0.npz"]));
        Assert.Equal([all.Times[^1]], last.Times);
        Assert.Equal(all.States[^last.States.Length..], last.States);
    }

    [Fact]
    public void Bytes_are_the_same_for_any_number_of_jobs_and_out_of_what_was_kept()
    {
        Run("a", "samples", jobs: 1);
        Run("b", "samples", jobs: 3, store: new UnitFolder(_folder["kept"]));
        Run("c", "samples", jobs: 1, store: new UnitFolder(_folder["kept"]));
        Run("d", "end", jobs: 1, store: new UnitFolder(_folder["kept"]));
        foreach (var name in _folder.List("a").Where(name => name.EndsWith(".npz", StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(_folder[$"a/{name}"]);
            Assert.Equal(bytes, File.ReadAllBytes(_folder[$"b/{name}"]));
            Assert.Equal(bytes, File.ReadAllBytes(_folder[$"c/{name}"]));
            Assert.NotEqual(bytes, File.ReadAllBytes(_folder[$"d/{name}"]));
        }
    }

    [Fact]
    public void Nothing_is_written_where_nothing_is_asked()
    {
        Run("a", "false");
        Assert.False(Directory.Exists(_folder["a"]));
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_the_first_run()
    {
        var scenario = Scenario("samples");
        var models = ModelBuilder.Build(
            scenario, new Training.WeightCache(string.Empty), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
        Assert.Equal("states: 3 files, about 0.2 MB in all", StatesCheck.Of([(scenario, models)], 2, 10_000_000, 10_000_000));
        Assert.Contains(
            "expected states that fit into the 0 GB of memory that are left, found 2 runs at the same time",
            Assert.Throws<ScenarioException>(() => StatesCheck.Of([(scenario, models)], 2, null, 100_000)).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "expected states that fit on the disk, where 0 GB are free, found 3 files",
            Assert.Throws<ScenarioException>(() => StatesCheck.Of([(scenario, models)], 2, 100_000, long.MaxValue)).Message,
            StringComparison.Ordinal);
        Assert.Null(StatesCheck.Of([(Scenario("false"), models)], 2, 0, 0));
    }

    [Fact]
    public void Another_file_is_told()
    {
        File.WriteAllText(_folder["x.npz"], "no archive");
        Assert.Contains(
            "expected the states of a run", Assert.Throws<ScenarioException>(() => StatesFile.Open(_folder["x.npz"])).Message,
            StringComparison.Ordinal);
    }

    /// <summary>Our reader of the archives of others reads it, as a matrix of features.</summary>
    private double[] Array(string name, string file)
    {
        var edges = _folder.Write("path.edges", string.Join('\n', Enumerable.Range(0, 19).Select(k => $"{k} {k + 1}")));
        var path = file.Replace('\\', '/');
        var scenario = _folder.Write("read.yaml", $$"""
            dataset: { kind: graph, edges: "{{edges.Replace('\\', '/')}}", features: "{{path}}#{{name}}" }
            models: { ignn: { rule: ignn, weights: "{{Weights}}" } }
            scheduler: synchronous
            run: { until: 1s }
            """);
        return ScenarioFile.Load(scenario).Dataset!.Create().Graphs[0].Features;
    }

    private RunResult Run(string folder, string states, int jobs = 1, IUnitStore? store = null) => Experiment.Run(
        Scenario(states),
        new StudyOptions
        {
            Jobs = jobs,
            Store = store,
            CreateStates = run =>
            {
                Directory.CreateDirectory(_folder[folder]);
                return File.Create(_folder[$"{folder}/{run.Model}-{run.Regime.Text()}-{run.Replicate}.npz"]);
            },
        },
        TestContext.Current.CancellationToken);

    private Scenario Scenario(string states) => ScenarioFile.Load(_folder.Write("scenario.yaml", $$"""
        dataset: { kind: chains, length: 10 }
        models: { ignn: { rule: ignn, weights: "{{Weights}}" } }
        scheduler: { kind: physical, clock: { kind: poisson, period: 10ms }, link: { delay: { kind: exponential, mean: 5ms } } }
        run: { until: 200ms, replicates: 2, sample: 10ms, states: {{states}} }
        """));
}
