using Hogwild.Experiments;

namespace Hogwild.Scenarios.Tests;

/// <summary>Options without effect beside others are errors, as unknown keys are.</summary>
public sealed class IdleOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public IdleOptionsTests()
    {
        _folder.Write("w.safetensors", string.Empty);
        _folder.Write("m.mtx", string.Empty);
        _folder.Write("v.csv", "1 2 3");
        _folder.Write("net", "0 3 0\n3 0 3\n3 3 0\n");
        _folder.Write("radio", "0 1 0.9\n1 2 0.9\n");
    }

    /// <summary>Where the option stands, what is written, and what is expected there.</summary>
    public static TheoryData<string, string, string> Idle => new()
    {
        {
            "scheduler: { kind: partially-asynchronous, bound: { steps: 5 }, activity: 0.9, stagger: true }",
            "scheduler.activity", "the key only with 'stagger: false'"
        },
        {
            "scheduler: { kind: partially-asynchronous, bound: { steps: 5 }, activity: 0.5, stagger: true }",
            "scheduler.activity", "the key only with 'stagger: false'"
        },
        { "scheduler: { kind: physical, clock: &c { kind: poisson, period: 1ms }, checkpoint: 1s }", "scheduler.checkpoint", Warm },
        {
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, checkpoint: 1s, "
                + "faults: { f: { kind: crash, at: 1s, state: lost } } }",
            "scheduler.checkpoint", Warm
        },
        {
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, faults: { f: { kind: hold, at: 1s, ways: one } } }",
            "scheduler.faults.f.ways", "the key only with 'from' or 'to'"
        },
        {
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, faults: { f: { kind: repair, at: 1s } } }",
            "scheduler.faults.f", "a repair only beside a partition, which it ends,"
        },
        {
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, "
                + "faults: { f: { kind: release, at: 1s }, g: { kind: partition, at: 1s } } }",
            "scheduler.faults.f", "a release only beside a hold, which it ends,"
        },
        {
            "models: { m: { rule: { kind: consensus, matrix: m.mtx, values: v.csv, at-least: 90% } } }",
            "models.m.rule.at-least", "the key only with a 'trace' of kind deliveries"
        },
        {
            "models: { m: { rule: { kind: consensus, matrix: m.mtx, values: v.csv, at-most: 9ms } } }",
            "models.m.rule.at-most", "the key only with a 'trace' of kind delays"
        },
        {
            "traces: { t: { kind: deliveries, file: radio } }\n"
                + "models: { m: { rule: { kind: consensus, trace: t, values: v.csv, at-most: 9ms } } }",
            "models.m.rule.at-most", "the key only with a 'trace' of kind delays"
        },
        {
            "traces: { t: { kind: delays, file: net } }\n"
                + "models: { m: { rule: { kind: consensus, trace: t, values: v.csv, at-least: 99% } } }",
            "models.m.rule.at-least", "the key only with a 'trace' of kind deliveries"
        },
        {
            "traces: { t: { kind: delays, file: net, every: 1s } }\n"
                + "models: { m: { rule: { kind: consensus, trace: t, values: v.csv } } }",
            "traces.t.every", "the key only with '*' in 'file'"
        },
        {
            "models: { m: { rule: { kind: consensus, edges: net, named: true, first: 1, values: v.csv } } }",
            "models.m.rule.first", "the key only with 'named: false'"
        },
        {
            "threshold: { over: bound, resolution: 0.1 }\nscheduler: { kind: starvation, bound: { steps: 5 } }",
            "threshold.resolution", "the key only with 'over: alpha' or 'over: loss' or 'over: delay'"
        },
        { "scheduler: { kind: synchronous, pipelined: true }", "scheduler.pipelined", ArcsOnly },
        {
            "models: { a: { rule: { kind: jacobi, matrix: m.mtx, rhs: v.csv } }, "
                + "b: { rule: { kind: push-sum, edges: net, values: v.csv } } }\n"
                + "scheduler: { kind: bounded, bound: { steps: 3 }, of: { kind: synchronous, pipelined: true } }",
            "scheduler.of.pipelined", ArcsOnly
        },
        { "scheduler: { kind: maximal-staleness, bound: { steps: 3 }, nested: false }", "scheduler.nested", ArcsOnly },
        {
            "threshold: { over: bound, schedulers: [{ kind: maximal-staleness, bound: { steps: 3 }, nested: false }] }",
            "threshold.schedulers.0.nested", ArcsOnly
        },
        {
            "models: { m: { rule: { kind: localisation, measurements: v.csv, anchors: v.csv, dimension: 1 } } }\n"
                + "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, "
                + "send: { kind: change, above: 0.1, norm: euclidean } }",
            "scheduler.send.norm", "the key only with a model whose nodes hold several numbers"
        },
        {
            "scheduler: { kind: partially-asynchronous, bound: { steps: 1 }, activity: 0.9 }",
            "scheduler.activity", "the key only with a bound of more than one step"
        },
        {
            "scheduler: { kind: partially-asynchronous, bound: { time: 1ms }, activity: 0.9 }\nthreshold: { over: alpha }",
            "scheduler.activity", "the key only with a bound of more than one step"
        },
        {
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, "
                + "clocks: { c: { nodes: all, clock: { kind: poisson, period: 2ms } } } }",
            "scheduler.clocks.c.nodes", "some of the nodes, since the clock of all is the key 'clock',"
        },
        {
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, links: { l: { link: { loss: 5% } } } }",
            "scheduler.links.l", "the key 'from' or 'to' with some of the nodes, since the link of all arcs is the key 'link',"
        },
        { "vary: { path: step, values: [1ms, 2ms] }\nordering: {}", "ordering", "the key only in a scenario without 'vary'" },
    };

    public static TheoryData<string, string, string> OfTables => new()
    {
        { "  shuffle: 3\n", "table.shuffle", "the key only with 'split'" },
        { "  orders: 3\n", "table.orders", "the key only with 'table.schedules' and a model with layers (gcn)" },
        { "  folds: 3\n", "table.folds", "the key only with a split, such as 'split: 3'," },
        {
            "run: { until: 1s, replicates: 3 }\n",
            "run.replicates", "1 in a scenario with 'table', whose schedules 'table.schedules' counts,"
        },
        {
            "run: { until: 1s, record: true }\n", "run.record",
            "false in a scenario with 'table' (record the runs of one data set without it)"
        },
        { "run: { until: 1s, timeline: true }\n", "run.timeline", "the key only in a scenario without 'table'" },
        {
            "  seeds: 2\nmodels: { m: { rule: ignn, weights: w.safetensors } }\n",
            "table.seeds", "1, since no model is trained or has {seed} in its 'weights',"
        },
        {
            "  split: 4\n  choose: test\nmodels: { m: { rule: ignn, weights: w.safetensors } }\n",
            "table.choose", "last, since no model is trained,"
        },
    };

    /// <summary>What has an effect for one model, for a value that is varied, or for a threshold, or beside overrides.</summary>
    public static TheoryData<string, string[]> Useful => new()
    {
        {
            "scheduler: { kind: synchronous, pipelined: true }\nmodels: { m: " + Gcn + ", e: { rule: energy, weights: w.safetensors } }",
            []
        },
        { "scheduler: { kind: synchronous, pipelined: true }\nmodels: { m: " + Gcn + " }", ["run.replicates=2"] },
        {
            "scheduler: { kind: maximal-staleness, bound: { steps: 2 }, nested: false }\nmodels: { m: " + Gcn + " }\n"
                + "vary: { path: models.m.rule, values: [gcn, energy] }",
            []
        },
        {
            "scheduler: { kind: partially-asynchronous, bound: { steps: 1 }, activity: 0.9 }\nmodels: { m: " + Gcn + " }\n"
                + "vary: { path: scheduler.bound.steps, values: [1, 2] }",
            []
        },
        {
            "scheduler: { kind: partially-asynchronous, bound: { steps: 1 }, activity: 0.9 }\nmodels: { m: " + Gcn + " }\n"
                + "threshold: { over: bound }",
            []
        },
        {
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, send: { kind: change, above: 0.1, norm: euclidean } }\n"
                + "models: { m: " + Gcn + " }",
            []
        },
        {
            "scheduler: { kind: physical, clock: { kind: poisson, period: 1ms }, "
                + "clocks: { c: { nodes: 10%, clock: { kind: poisson, period: 2ms } } } }\nmodels: { m: " + Gcn + " }",
            ["scheduler.clocks.c.nodes=all"]
        },
    };

    private const string Gcn = "{ rule: gcn, weights: w.safetensors }";
    private const string ArcsOnly = "the key only with a model whose nodes send along single arcs (energy)";
    private const string Warm = "the key only with 'faults.state: warm'";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Idle))]
    public void An_option_without_effect_is_an_error(string lines, string option, string expected)
    {
        string[] rest =
        [
            "models: { gcn: { rule: gcn, weights: w.safetensors } }", "dataset: { kind: chains, length: 10 }",
            "scheduler: synchronous", "run: { until: 4s }",
        ];
        var isOwn = lines.Contains("models:", StringComparison.Ordinal);
        var own = rest.Where(line => !lines.Contains(line.Split(' ')[0], StringComparison.Ordinal)
            && !(isOwn && line.StartsWith("dataset", StringComparison.Ordinal)));
        Has(lines + "\n" + string.Join('\n', own), option, expected);
    }

    [Theory]
    [MemberData(nameof(OfTables))]
    public void An_option_without_effect_in_tables_is_an_error(string lines, string option, string expected)
    {
        var models = lines.Contains("models:", StringComparison.Ordinal) ? string.Empty : "models: { m: { rule: ignn, train: {} } }\n";
        var run = lines.Contains("run:", StringComparison.Ordinal) ? string.Empty : "run: { until: 1s }\n";
        Has("table:\n  datasets: { a: { kind: sum, length: 5 } }\n" + lines + models + run + "scheduler: synchronous\n", option, expected);
    }

    [Theory]
    [MemberData(nameof(Useful))]
    public void What_one_of_several_has_a_use_for_is_no_error(string lines, string[] overrides)
    {
        var file = _folder.Write("s.yaml", lines + "\ndataset: { kind: chains, length: 10 }\nrun: { until: 4s }\n");
        Assert.Equal("s", ScenarioFile.Load(file, overrides.Select(Override.Parse)).Name);
    }

    [Fact]
    public void Traces_that_nothing_names_and_data_that_no_model_is_on_are_errors()
    {
        const string Yaml = """
            traces: { t: { kind: delays, file: net }, u: { kind: delays, file: net } }
            dataset: { kind: chains, length: 10 }
            models: { m: { rule: { kind: linear, matrix: m.mtx } } }
            scheduler:
              kind: bounded
              bound: { steps: 5000 }
              of: { kind: physical, clock: { kind: poisson, period: 1s }, link: { delay: { kind: measured, trace: u } } }
            run: { until: 4s }
            """;
        Assert.Equal(
            [
                "s.yaml:1:11: expected only traces that a model or the scheduler names in 'traces', found 't'",
                "s.yaml:2:10: expected the key only with a model whose rule works on data for 'dataset', "
                    + "found a mapping with 'kind', 'length'",
            ],
            Errors(Yaml));
    }

    [Fact]
    public void A_trace_that_only_a_value_that_is_varied_names_is_used()
    {
        _folder.Write("s.yaml", """
            traces: { t: { kind: delays, file: net }, u: { kind: delays, file: net } }
            models: { m: { rule: { kind: linear, matrix: m.mtx } } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 1s }, link: { delay: { kind: measured, trace: u } } }
            vary: { path: scheduler.link.delay.trace, values: [t, u] }
            run: { until: 4s }
            """);
        Assert.Equal(2, ScenarioFile.Load(_folder["s.yaml"]).Swept!.Cells.Count);
    }

    [Fact]
    public void What_an_override_leaves_without_use_is_no_error()
    {
        _folder.Write("s.yaml", """
            traces: { t: { kind: delays, file: net } }
            models: { m: { rule: { kind: linear, matrix: m.mtx } } }
            scheduler: { kind: physical, clock: { kind: poisson, period: 1s }, link: { delay: { kind: measured, trace: t } } }
            run: { until: 4s }
            """);
        Assert.Single(ScenarioFile.Load(_folder["s.yaml"], Override.Parse("scheduler=synchronous")).Traces);
    }

    private void Has(string yaml, string option, string expected) => Assert.Contains(
        Errors(yaml), fault => fault.Contains($": expected {expected} for '{option}', found ", StringComparison.Ordinal));

    private IReadOnlyList<string> Errors(string yaml)
    {
        var file = _folder.Write("s.yaml", yaml);
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(file));
        return [.. error.Faults.Select(fault => fault.Replace(_folder.Root + "/", string.Empty, StringComparison.Ordinal))];
    }
}
