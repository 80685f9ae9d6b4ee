using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Scenarios.Tests;

public sealed class ScenarioFileTests
{
    private const string Full = """
        # everything that version 1 knows
        name: all-of-it
        title: Three models
        seed: 18446744073709551615
        dataset: { kind: chains, length: 10, classes: 3 }
        models:
          gcn:        { rule: gcn, weights: w.safetensors }
          ignn:
            rule: { kind: ignn }
            weights: { file: w.safetensors, names: { W: lin.weight, U: { tensor: u, transpose: true } } }
          energy-gnn:
            rule: { kind: energy, alpha: 0.125 }
            train: { epochs: 300, learning-rate: 0.01, seed: 1, width: 4, beta: 1, lcap: 5, message-size: 8, units: 8, hidden: 32,
                     diffusion-scale: 2 }
          map:        { rule: { kind: linear, matrix: m.mtx, bias: b.csv } }
        scheduler:
          kind: physical
          clock: { kind: periodic, period: 10ms, phase: 1.5ms }
          link: { delay: { kind: exponential, mean: 5ms, min: 100ns }, loss: 5% }
        step: 2µs
        run: { until: 2min, replicates: 32, sample: 20ms, tolerance: 1e-8, record: true }
        """;

    [Fact]
    public void Every_key_reaches_the_record()
    {
        using var folder = Inputs();
        var scenario = ScenarioFile.Load(folder.Write("full.yaml", Full));
        Assert.Equal("all-of-it", scenario.Name);
        Assert.Equal("Three models", scenario.Title);
        Assert.Equal(ulong.MaxValue, scenario.Seed);
        Assert.Equal(new DatasetSpec.Chains(10, 3), scenario.Dataset);
        Assert.Equal(["gcn", "ignn", "energy-gnn", "map"], scenario.Models.Select(model => model.Name));
        Assert.Equal(new InputFile("w.safetensors", folder["w.safetensors"]), scenario.Models[0].Weights!.File);
        Assert.Equal(
            [KeyValuePair.Create("W", new TensorName("lin.weight")), KeyValuePair.Create("U", new TensorName("u", Transpose: true))],
            scenario.Models[1].Weights!.Names);
        Assert.Equal(new RuleSpec.Energy(0.125), scenario.Models[2].Rule);
        Assert.Equal(
            new EnergyTraining
            {
                Epochs = 300, LearningRate = 0.01, Seed = 1, Width = 4, Beta = 1, Lcap = 5, MessageSize = 8, Units = 8, Hidden = 32,
                DiffusionScale = 2,
            },
            scenario.Models[2].Train);
        Assert.Equal(
            new RuleSpec.LinearMap(new InputFile("m.mtx", folder["m.mtx"]), new InputFile("b.csv", folder["b.csv"]), null),
            scenario.Models[3].Rule);
        var physical = Assert.IsType<SchedulerSpec.Physical>(scenario.Scheduler);
        Assert.Equal(new ClockSpec.Periodic(TimeSpan.FromMilliseconds(10), TimeSpan.FromTicks(15_000)), physical.Clock);
        Assert.Equal(new LinkSpec(new DelaySpec.Exponential(TimeSpan.FromMilliseconds(5), TimeSpan.FromTicks(1)), 0.05), physical.Link);
        Assert.Equal(TimeSpan.FromTicks(20), scenario.Step);
        Assert.Equal(
            new RunSpec
            {
                Until = TimeSpan.FromMinutes(2), Replicates = 32, Sample = TimeSpan.FromMilliseconds(20), Tolerance = 1e-8, Record = true,
            },
            scenario.Run);
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        using var folder = Inputs();
        var file = folder.Write(
            "short.yaml",
            "models: { map: { rule: { kind: relu, matrix: m.mtx } } }\n"
                + "scheduler: { kind: physical, clock: { kind: poisson, period: 1s } }\nrun: { until: 4s }\n");
        var scenario = ScenarioFile.Load(file);
        Assert.Equal("short", scenario.Name);
        Assert.Equal(1UL, scenario.Seed);
        Assert.Null(scenario.Dataset);
        Assert.Equal(
            new SchedulerSpec.Physical(
                new ClockSpec.Poisson(TimeSpan.FromSeconds(1)), new LinkSpec(new DelaySpec.Constant(TimeSpan.Zero), 0)),
            scenario.Scheduler);
        Assert.Equal(TimeSpan.FromMilliseconds(1), scenario.Step);
        Assert.Equal(
            new RunSpec
            {
                Until = TimeSpan.FromSeconds(4), Replicates = 1, Sample = TimeSpan.FromMilliseconds(20), Tolerance = 1e-6, Record = false,
            },
            scenario.Run);
    }

    [Theory]
    [InlineData("run.replicates=8", 8)]
    [InlineData("run={ until: 1s, replicates: 7 }", 7)]
    public void An_override_replaces_a_value_or_a_whole_mapping(string set, int replicates)
    {
        using var folder = Inputs();
        Assert.Equal(replicates, ScenarioFile.Load(folder.Write("full.yaml", Full), Override.Parse(set)).Run.Replicates);
    }

    [Fact]
    public void An_override_reaches_into_short_forms_and_absent_mappings()
    {
        using var folder = Inputs();
        var scenario = ScenarioFile.Load(
            folder.Write("full.yaml", Full),
            Override.Parse("scheduler=synchronous"),
            Override.Parse("scheduler.kind=partially-asynchronous"),
            Override.Parse("scheduler.bound.steps=20"),
            Override.Parse("models.gcn.weights.names.W1=conv1"));
        Assert.Equal(new SchedulerSpec.PartiallyAsynchronous(Bound.InSteps(20), 0.5, false), scenario.Scheduler);
        Assert.Equal([KeyValuePair.Create("W1", new TensorName("conv1"))], scenario.Models[0].Weights!.Names);
    }

    [Fact]
    public void An_override_reaches_into_lists_by_number()
    {
        using var folder = Inputs();
        var file = folder.Write("full.yaml", Full + "\n" + """
            vary:
              - { path: run.until, values: [1s, 2s] }
              - { path: seed, values: [1, 2] }
            """);
        var vary = ScenarioFile.Load(file, Set("run.record=false", "vary.1.values=[3, 4, 5]", "vary.0.values.1=9s")).Vary!;
        Assert.Equal(["1s", "9s"], vary.Values.Select(value => value.Text));
        Assert.Equal(["3", "4", "5"], vary.And[0].Values.Select(value => value.Text));
        foreach (var wrong in new[] { "2", "-1", "x", "+1", "99999999999" })
        {
            Assert.Equal(
                $"--set vary.{wrong}.values=1: expected the number of an item of 'vary', which is a list of 2 (counted from 0), "
                    + $"found '{wrong}'",
                Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file, Set("run.record=false", $"vary.{wrong}.values=1"))).Message);
        }

        static Override[] Set(params string[] texts) => [.. texts.Select(Override.Parse)];
    }

    /// <summary>A bound in time is a multiple of the step, where one is asked for.</summary>
    private static SchedulerSpec OnGrid(SchedulerSpec scheduler, TimeSpan step) =>
        scheduler is IBoundedSpec { Bound.Time: { } time } bounded && scheduler.ActsOnGrid
            ? bounded.With(Bound.InTime(step * Math.Max(1, time.Ticks / step.Ticks)))
            : scheduler;

    [Property(MaxTest = 200)]
    public Property A_resolved_scenario_reads_back_as_itself()
    {
        var rest =
            from run in Runs()
            from step in Gen.Choose(2, 1_000).Select(count => TimeSpan.FromMicroseconds(count))
            from seed in Gen.Choose(0, int.MaxValue)
            from models in Gen.SubListOf(Enumerable.Range(0, 4)).Where(some => some.Count > 0)
            select (Run: run, Step: step, Seed: (ulong)seed << 33, Models: models);
        return Prop.ForAll(Schedulers().ToArbitrary(), rest.ToArbitrary(), (scheduler, drawn) =>
        {
            using var folder = Inputs();
            var scenario = ScenarioFile.Load(folder.Write("full.yaml", Full));
            scenario = scenario with
            {
                Scheduler = OnGrid(scheduler, drawn.Step), Run = drawn.Run, Step = drawn.Step, Seed = drawn.Seed,
                Models = [.. drawn.Models.Select(at => scenario.Models[at])],
            };
            var json = Json(scenario);
            var again = ScenarioFile.LoadResolved(folder.Write("again.json", $$"""{ "scenario": {{json}}, "scenario_folder": "." }"""));
            Assert.Equal(json, Json(again));

            // What is never written would not be missed there.
            Assert.Equal(Properties.Of(scenario), Properties.Of(again));
        });
    }

    [Fact]
    public void An_override_of_one_place_leaves_what_shares_its_text_as_it_is()
    {
        using var folder = Inputs();
        var file = folder.Write("s.yaml", """
            models:
              a: &same { rule: { kind: linear, matrix: m.mtx }, }
              b: *same
            scheduler: synchronous
            run: { until: 1s }
            """);
        var scenario = ScenarioFile.Load(file, Override.Parse("models.a.rule.bias=b.csv"));
        Assert.NotNull(Assert.IsType<RuleSpec.LinearMap>(scenario.Models[0].Rule).Bias);
        Assert.Null(Assert.IsType<RuleSpec.LinearMap>(scenario.Models[1].Rule).Bias);
    }

    [Property]
    public void A_duration_reads_back_as_itself(PositiveInt ticks, int unit)
    {
        var duration = TimeSpan.FromTicks(ticks.Get * (long)Math.Pow(10, Math.Abs(unit % 8)));
        Assert.Equal(duration, DurationText.Parse(DurationText.Write(duration), 0, out _));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("100ns", 1)]
    [InlineData("0.1us", 1)]
    [InlineData("10us", 100)]
    [InlineData("10µs", 100)]
    [InlineData("10μs", 100)]
    [InlineData("5 ms", 50_000)]
    [InlineData("1.5s", 15_000_000)]
    [InlineData("2min", 1_200_000_000)]
    public void Durations_have_units(string text, long ticks) => Assert.Equal(ticks, DurationText.Parse(text, 0, out _)!.Value.Ticks);

    [Theory]
    [InlineData("chains-train")]
    [InlineData("linear")]
    [InlineData("adversary")]
    [InlineData(
        "quickstart",
        "models.gcn={ rule: gcn, train: {} }",
        "models.ignn={ rule: ignn, train: {} }",
        "models.energy-gnn={ rule: energy, train: {} }")]
    public void A_shipped_scenario_is_valid(string name, params string[] sets)
    {
        var scenario = ScenarioFile.Load(Path.Combine(Repository.Root, "scenarios", $"{name}.yaml"), sets.Select(Override.Parse));
        Assert.Equal(name, scenario.Name);
    }

    private static Gen<TimeSpan> Durations() =>
        Gen.Choose(1, 3).SelectMany(power => Gen.Choose(1, 5000).Select(n => TimeSpan.FromTicks(n * (long)Math.Pow(100, power))));

    private static Gen<SchedulerSpec> Schedulers() => Gen.OneOf(
        Listed(),
        PhysicalSpecs.All.Select(physical => (SchedulerSpec)physical),
        Gen.Choose(1, 50).Select(steps =>
            (SchedulerSpec)new SchedulerSpec.PartiallyAsynchronous(
                Bound.InSteps(steps), steps % 2 == 0 ? 0.5 : 0.3, steps % 2 == 0)));

    private static Gen<SchedulerSpec> Listed() => Gen.Elements<SchedulerSpec>(
        new SchedulerSpec.Synchronous(false),
        new SchedulerSpec.Synchronous(true),
        new SchedulerSpec.RoundRobin(),
        new SchedulerSpec.RandomSweep(),
        new SchedulerSpec.Poisson(TimeSpan.FromTicks(7)),
        new SchedulerSpec.MaximalStaleness(Bound.InSteps(3)),
        new SchedulerSpec.Stragglers(0.25, 3.5),
        new SchedulerSpec.Starvation(Bound.InTime(TimeSpan.FromSeconds(2)), 0.1),
        new SchedulerSpec.TotallyAsynchronous(2, 0.25),
        new SchedulerSpec.ResidualGreedy(4),
        new SchedulerSpec.GreedyAdversary(Bound.InSteps(6), new ModelObjectiveSpec.Distance()),
        new SchedulerSpec.GreedyAdversary(Bound.InSteps(6), new ModelObjectiveSpec.Energy()),
        new SchedulerSpec.LookAheadAdversary(Bound.InSteps(6), 3, 700, new ModelObjectiveSpec.LabelFlips()),
        new SchedulerSpec.LookAheadAdversary(
            Bound.InSteps(6), 1, 1, new ModelObjectiveSpec.Linear(new InputFile("b.csv", "b.csv"))),
        new SchedulerSpec.Bounded(Bound.InSteps(9), BoundPolicy.Report, new SchedulerSpec.RoundRobin()),
        new SchedulerSpec.MaximalStaleness(Bound.InSteps(3)) { IsAtomic = false },
        new SchedulerSpec.TotallyAsynchronous(2, 0.25) { IsOwnStale = true },
        new SchedulerSpec.Bounded(
            Bound.InSteps(2),
            BoundPolicy.Wait,
            new SchedulerSpec.Physical(
                new ClockSpec.Poisson(TimeSpan.FromTicks(7)), new LinkSpec(new DelaySpec.Constant(TimeSpan.Zero), 0.5))
            { StartsUnknown = true })
        { IsAtomic = false, IsOwnStale = true, StartsUnknown = true },
        new SchedulerSpec.Bounded(
            Bound.InSteps(9),
            BoundPolicy.Retransmit,
            new SchedulerSpec.Bounded(Bound.InSteps(4), BoundPolicy.Retransmit, new SchedulerSpec.ResidualGreedy(1))));

    private static Gen<RunSpec> Runs() =>
        from until in Durations()
        from looks in Gen.Choose(1, 1_000)
        from replicates in Gen.Choose(1, 1_000)
        from digits in Gen.Choose(1, 15)
        from stops in Gen.Elements(true, false)
        from record in Gen.Elements(true, false)
        select new RunSpec
        {
            Until = until, Sample = TimeSpan.FromTicks(Math.Max(1, until.Ticks / looks)), Replicates = replicates,
            Tolerance = Math.Pow(10, -digits) / 3, StopsConverged = stops, Record = record,
        };

    private static TemporaryFolder Inputs()
    {
        var folder = new TemporaryFolder();
        foreach (var name in new[] { "w.safetensors", "m.mtx", "b.csv" })
        {
            folder.Write(name, string.Empty);
        }

        return folder;
    }

    private static string Json(Scenario scenario)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ScenarioJson.Write(json, scenario);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
