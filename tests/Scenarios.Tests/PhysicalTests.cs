using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios.Tests;

public sealed class PhysicalTests
{
    private const string Head = """
        traces:
          radio: { kind: deliveries, file: radio.txt, first: 1, source: the radio data of somebody }
          net: { kind: delays, file: net_*, unit: 1ms, scale: 0.5, every: 2s }
        models: { x: { rule: { kind: push-sum, trace: radio, at-least: 40%, values: b.csv } } }
        run: { until: 4s }

        """;

    private const string Measured =
        "scheduler: { kind: physical, clock: { kind: poisson, period: 1s }, link: { delay: { kind: measured, trace: net } } }\n";

    [Fact]
    public void Everything_reaches_the_record()
    {
        var physical = Read("""
            kind: physical
            clock:
              kind: renewal
              period: { kind: math-net, distribution: gamma, parameters: { shape: 2, rate: 0.5 }, unit: 1ms }
              phase: stagger
              spread: { kind: log-normal, sigma: 0.2 }
              drift: { kind: step, at: 2s, rate: 0.5 }
            link: { delay: { kind: measured, trace: net }, loss: { kind: bursts, loss: 20%, length: 4 }, duplication: 1%, fifo: true }
            clocks: { slow: { nodes: 1-2, clock: { kind: poisson, period: 1s } } }
            links: { radio: { from: 0, link: { loss: { kind: measured, trace: radio } } } }
            inbox: last
            wake: { kind: both, rest: 2ms }
            send: { kind: change, above: 1e-3, norm: euclidean }
            checkpoint: 500ms
            faults:
              outage: { kind: crash, nodes: 1-2, at: 1s, for: 300ms, state: warm }
              unlucky: { kind: crash, mtbf: 2s, mttr: 100ms }
              split: { kind: partition, from: 0, to: 1 2, ways: one, at: 1s }
              heal: { kind: repair, at: 2s }
            """);
        var clock = Assert.IsType<ClockSpec.Renewal>(physical.Clock);
        Assert.True(clock.IsStaggered);
        Assert.Equal(new SpreadSpec.LogNormal(0.2), clock.Spread);
        Assert.Equal(new DriftSpec.Step(TimeSpan.FromSeconds(2), 0.5), clock.Drift);
        Assert.Equal(4, clock.Period.Create().Mean / TimeSpan.TicksPerMillisecond, 1e-9);
        Assert.Equal((0.01, true), (physical.Link.Duplication, physical.Link.Fifo));
        Assert.Equal(0.2, Assert.IsType<LossSpec.InBursts>(physical.Link.Pattern, exactMatch: false).Chain.Loss, 1e-12);
        var trace = Assert.IsType<DelayTrace>(Assert.IsType<DelaySpec.Measured>(physical.Link.Delay).Trace.Data);
        Assert.Equal((3, 3), (trace.NodeCount, trace.SliceCount));
        Assert.Equal(15_000, trace.Delay(0, 1, 0));
        Assert.Equal(DelayTrace.Missing, trace.Delay(0, 2, 0));
        Assert.Equal(20_000, trace.Delay(0, 1, TimeSpan.FromSeconds(2).Ticks));
        Assert.Equal(25_000, trace.Delay(0, 1, TimeSpan.FromSeconds(5).Ticks));
        Assert.Equal(15_000, trace.Delay(0, 1, TimeSpan.FromSeconds(6).Ticks));
        Assert.Equal(0.9, Assert.IsType<DeliveryTable>(Assert.IsType<LossSpec.Measured>(physical.Links[0].Link.Pattern).Trace.Data)[0, 1]);
        Assert.Equal("1-2", physical.Clocks[0].Nodes.ToString());
        Assert.Equal((true, (WakeSpec)new WakeSpec.Both(TimeSpan.FromMilliseconds(2)), (SendSpec)new SendSpec.Change(1e-3, true)),
            (physical.LastArrived, physical.Wake, physical.Send));
        Assert.Equal(["outage", "unlucky", "split", "heal"], physical.Faults.Select(fault => fault.Name));
        Assert.Equal(RestartState.Warm, Assert.IsType<FaultSpec.Crash>(physical.Faults[0]).Fault.State);
        Assert.False(Assert.IsType<FaultSpec.Partition>(physical.Faults[2]).Fault.BothWays);
    }

    [Theory]
    [InlineData("1.2", "link: { loss: 1.2 }", "expected a share from 0 to 1, such as 0.05 or 5%, for 'scheduler.link.loss', found '1.2'")]
    [InlineData(
        "-1s",
        "faults: { a: { kind: crash, at: -1s } }",
        "expected a duration from 0, at most a century, for 'scheduler.faults.a.at', found '-1s'")]
    [InlineData(
        "{ kind: crash",
        "faults: { a: { kind: crash } }",
        "expected exactly one of the keys at, mtbf in 'scheduler.faults.a', found a mapping with 'kind'")]
    [InlineData(
        "{ kind: crash",
        "faults: { a: { kind: crash, mtbf: 1s } }",
        "expected the key 'mttr' beside 'mtbf' in 'scheduler.faults.a', found a mapping with 'kind', 'mtbf'")]
    [InlineData(
        "warm",
        "faults: { a: { kind: crash, at: 1s, state: warm } }",
        "expected kept or lost, or the key 'checkpoint' in the scheduler for 'scheduler.faults.a.state', found 'warm'")]
    [InlineData(
        "los }",
        "faults: { a: { kind: crash, at: 1s, state: los } }",
        "expected kept, warm or lost for 'scheduler.faults.a.state', found 'los'; did you mean 'lost'?")]
    [InlineData(
        "5-2",
        "faults: { a: { kind: crash, nodes: 5-2, at: 1s } }",
        "expected nodes: all, numbers and ranges such as 0-4 7, or a share such as 10%, for 'scheduler.faults.a.nodes', found '5-2'")]
    [InlineData(
        "crsh",
        "faults: { a: { kind: crsh, at: 1s } }",
        "expected one of the kinds bounce, crash, hold, partition, release, repair for 'scheduler.faults.a.kind', found 'crsh'; did "
            + "you mean 'crash'?")]
    [InlineData(
        "A: {",
        "faults: { A: { kind: crash, at: 1s } }",
        "expected a name of lower-case letters, digits and hyphens in 'scheduler.faults', found 'A'")]
    [InlineData(
        "0.5 }",
        "link: { loss: { kind: bursts, loss: 10%, length: 0.5 } }",
        "expected a number of at least 1 for 'scheduler.link.loss.length', found '0.5'")]
    [InlineData(
        "nte",
        "link: { delay: { kind: measured, trace: nte } }",
        "expected a trace of delay-series or delays (net) for 'scheduler.link.delay.trace', found 'nte'; did you mean 'net'?")]
    [InlineData(
        "net }",
        "link: { loss: { kind: measured, trace: net } }",
        "expected a trace of deliveries or loss-series (radio) for 'scheduler.link.loss.trace', found 'net'")]
    [InlineData(
        "gama",
        "link: { delay: { kind: math-net, distribution: gama, parameters: {}, unit: 1s } }",
        "expected one of the distributions ")]
    [InlineData(
        "{ shape: 1 }",
        "link: { delay: { kind: math-net, distribution: gamma, parameters: { shape: 1 }, unit: 1s } }",
        "expected the keys shape, rate for 'scheduler.link.delay.parameters', found a mapping with 'shape'")]
    [InlineData(
        "{ shape: -1",
        "link: { delay: { kind: math-net, distribution: gamma, parameters: { shape: -1, rate: 1 }, unit: 1s } }",
        "expected numbers that fit (gamma cannot have these parameters: ")]
    [InlineData(
        "2ms }",
        "link: { delay: { kind: truncated, of: { kind: constant, value: 1s }, max: 2ms } }",
        "expected numbers that fit (next to nothing lies from ")]
    [InlineData("1.5 }", "send: { kind: change, above: 1, norm: 1.5 }", "expected max or euclidean for 'scheduler.send.norm', found '1.5'")]
    public void A_wrong_value_is_named_with_line_and_column(string at, string line, string message)
    {
        using var folder = Inputs();
        var yaml = Head + "scheduler:\n  kind: physical\n  clock: { kind: poisson, period: 1s }\n  " + line + "\n";
        var column = line.IndexOf(at, StringComparison.Ordinal) + 3;
        var error = Assert.Throws<ScenarioException>(() => ScenarioFile.Load(folder.Write("s.yaml", yaml))).Message;
        Assert.StartsWith($"{folder["s.yaml"]}:{yaml.Split('\n').Length - 1}:{column}: {message}", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void Traces_are_written_whole_and_read_back()
    {
        using var folder = Inputs();
        var scenario = ScenarioFile.Load(folder.Write("s.yaml", Head + Measured));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ScenarioJson.Write(json, scenario);
        }

        var again = ScenarioFile.Load(folder.Write("again.json", Encoding.UTF8.GetString(stream.ToArray())));
        Assert.Equal(Properties.Of(scenario), Properties.Of(again));
        Assert.Equal((2, 3, 3), (again.Traces.Count, again.Traces[1].NodeCount, again.Traces[0].NodeCount));
    }

    [Fact]
    public void A_trace_that_is_not_there_is_named_with_where_it_comes_from()
    {
        using var folder = new TemporaryFolder();
        folder.Write("b.csv", "1 2 3");
        var error = Assert.Throws<ScenarioException>(() =>
            ScenarioFile.Load(folder.Write("s.yaml", Head + "scheduler: synchronous\n"))).Faults;
        Assert.Contains(
            $"{folder["s.yaml"]}:2:36: expected a copy of the radio data of somebody, named by --set traces.radio.file=PATH, "
                + "for 'traces.radio.file', found 'radio.txt'",
            error);
    }

    [Theory]
    [InlineData("net_2", "1 2 3\n4 5\n7 8 9", ":2:1: expected 3 delays, found 2 values")]
    [InlineData("net_2", "1 2 3\n4 5 6\n", ":3:1: expected 3 rows of 3 numbers, found 2 rows")]
    [InlineData("net_10", "1 2 3\n4 -5 6\n7 8 9", ":2:3: expected a delay of at least 0, found -5 (-1 and NaN were not measured)")]
    [InlineData("radio.txt", "1 2 1.5\n", ":1:5: expected a probability from 0 to 1, found 1.5")]
    [InlineData("radio.txt", "1 2 0.5\n1 2 0.4\n", ":2:1: expected each pair once, found 1 2 again")]
    public void A_trace_that_is_none_is_named_with_line_and_column(string name, string text, string message)
    {
        using var folder = Inputs();
        var file = folder.Write(name, text);
        var error = Assert.Throws<ScenarioException>(() =>
            ScenarioFile.Load(folder.Write("s.yaml", Head + "scheduler: synchronous\n"))).Message;
        Assert.Equal(file + message, error);
    }

    [Theory]
    [InlineData(
        "link: { delay: { kind: measured, trace: net } }",
        ":3:3: expected a trace of 4 nodes for 'traces.net' (the graph of the model x), found 3")]
    [InlineData(
        "faults: { a: { kind: crash, nodes: 2-9, at: 1s } }",
        ":9:13: expected nodes from 0 to 3 in 'a' (the graph of the model x), found 9")]
    public void What_does_not_fit_the_graph_is_said_before_anything_runs(string line, string message)
    {
        using var folder = Inputs();
        folder.Write("radio.txt", "1 2 0.9\n2 3 0.5\n3 4 0.5\n");
        folder.Write("b.csv", "1 2 3 4");
        var file = folder.Write("s.yaml", Head + "scheduler:\n  kind: physical\n  clock: { kind: poisson, period: 1s }\n  " + line + "\n");
        // Beside an override a trace need not be named.
        var scenario = ScenarioFile.Load(file, Override.Parse("seed=1"));
        var error = Assert.Throws<ScenarioException>(() => SchedulePlanner.Plan(scenario, 0)).Message;
        Assert.Equal(file + message, error);
        Assert.Equal(error, Assert.Throws<ScenarioException>(() => Experiment.Run(
            scenario, new StudyOptions { Jobs = 1, WeightCache = string.Empty }, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void A_graph_of_a_trace_has_the_links_that_are_good_one_way()
    {
        using var folder = Inputs();
        var scenario = ScenarioFile.Load(folder.Write("s.yaml", Head + Measured));
        var graph = SchedulePlanner.Plan(scenario, 0).Header;
        Assert.Equal((3, 4), (graph.NodeCount, graph.ArcCount));
    }

    private static SchedulerSpec.Physical Read(string scheduler)
    {
        using var folder = Inputs();
        var yaml = Head + "scheduler:\n  " + scheduler.Replace("\n", "\n  ", StringComparison.Ordinal) + "\n";
        return Assert.IsType<SchedulerSpec.Physical>(ScenarioFile.Load(folder.Write("s.yaml", yaml)).Scheduler);
    }

    private static TemporaryFolder Inputs()
    {
        var folder = new TemporaryFolder();
        folder.Write("b.csv", "1 2 3");
        folder.Write("radio.txt", "# made up\n0 1 0.7\n1 2 0.9\n2 1 0.1\n2 3 0.5\n3 2\n1 1 0\n1 3 0.3\n");
        folder.Write("net_1", "0 3 0\n3 0 3\n3 3 0\n");
        folder.Write("net_2", "0 4 4\n4 0 4\n4 4 0\n");
        folder.Write("net_10", "0 5 5\n5 0 5\n5 5 0\n");
        return folder;
    }
}
