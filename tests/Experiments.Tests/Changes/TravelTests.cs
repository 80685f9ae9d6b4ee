using FsCheck;
using FsCheck.Fluent;
using Hogwild.Reports;
using Hogwild.Scenarios;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>Delays by distance.</summary>
public sealed class TravelTests : IDisposable
{
    private const string Nodes = "dataset: { kind: graph, nodes: 3, features: [[1], [0], [0]], edges: [] }\n"
        + "models: { ignn: { rule: ignn, weights: { tensors: { ignn.W: [[0.5]], ignn.U: [[1]] } } } }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Property]
    public void A_message_takes_the_base_and_the_distance_over_the_speed(NormalFloat x, NormalFloat y, PositiveInt ms, PositiveInt speed)
    {
        (double X, double Y)[] places = [(0, 0), (x.Get, y.Get)];
        Func<long, (double X, double Y)>[] paths = [.. places.Select(place => (Func<long, (double, double)>)(_ => place))];
        var travel = new Travel(
            new GraphBuilder(2, [5, 3]).AddEdge(0, 1).Build(), paths, new TravelSpec(TimeSpan.FromMilliseconds(ms.Get), speed.Get));
        var expected = (ms.Get * 1e-3) + (Math.Sqrt((x.Get * x.Get) + (y.Get * y.Get)) / speed.Get);
        if (expected < 1e9)
        {
            Assert.Equal(expected, Ticks.ToSeconds(travel.Delay(5, 3, 7)), 1e-7 + (1e-12 * expected));
        }

        Assert.Equal(travel.Delay(5, 3, 7), travel.Delay(3, 5, 9));
        Assert.Equal(ms.Get * TimeSpan.TicksPerMillisecond, travel.Delay(5, 5, 0));
    }

    [Property]
    public void Nodes_go_at_their_speed_in_the_unit_square(ulong seed, int key, PositiveInt each)
    {
        const double Speed = 0.3;
        var way = new Waypoints(new Draws(seed), key, Speed, Ticks.PerSecond * 60);
        var (last, time) = (way.At(0), 0L);
        for (var k = 0; k < 40; k++)
        {
            var next = way.At(time += 1 + (each.Get % 50 * TimeSpan.TicksPerMillisecond));
            var gone = Math.Sqrt(Math.Pow(next.X - last.X, 2) + Math.Pow(next.Y - last.Y, 2));
            Assert.InRange(gone, 0, (Speed * (1e-7 + (each.Get % 50 * 1e-3))) + 1e-9);
            Assert.InRange(Math.Min(next.X, next.Y), 0, 1);
            Assert.InRange(Math.Max(next.X, next.Y), 0, 1);
            last = next;
        }
    }

    [Fact]
    public void What_is_far_is_heard_late_and_a_replay_repeats_it()
    {
        _folder.Write("p.csv", "0, 0, 0, 0\n0, 1, 3, 4\n0, 2, 0, 1\n0.5, 2, 0, 0.5\n");
        var scenario = Load("mobility: { radius: 9, every: 100ms, positions: p.csv, delay: { base: 1ms, speed: 100 } }\n");
        var options = new StudyOptions
        {
            Jobs = 1, WeightCache = string.Empty, CreateSchedule = run => File.Create(_folder[$"{run.Regime}.jsonl"]),
        };
        var result = Experiment.Run(scenario, options, TestContext.Current.CancellationToken);

        // From 0 to 1 it is 5 over 100 a second, and 1 ms: what is read was superseded when the second message after it had left.
        var run = result.Models[0].Asynchronous[0];
        Assert.InRange(run.Metrics.Single(item => item.Key == "age_max").Value, 0.051, 0.061);
        Results.Write(_folder["out"], result);
        var replayed = Replayer.Execute(
            _folder["Asynchronous.jsonl"], ScenarioFile.LoadResolved(_folder["out/run.json"]), string.Empty,
            TestContext.Current.CancellationToken).Trajectory!;
        Assert.Equal(run.Fingerprint, replayed.Fingerprint);
        Assert.Equal(run.Outputs, replayed.Outputs);
        Assert.Equal(run.Samples.Select(sample => sample.Distance), replayed.Samples.Select(sample => sample.Distance));
    }

    [Theory]
    [InlineData("delay: { }", "physical", "expected at least one of the keys base, speed")]
    [InlineData("delay: { speed: 0 }", "physical", "above 0")]
    [InlineData("delay: { speed: 1 }", "synchronous", "expected the key only beside a scheduler with links")]
    public void What_does_not_fit_is_said_with_its_place(string delay, string scheduler, string expected)
    {
        var problem = Assert.Throws<ScenarioException>(() => Load(
            $"mobility: {{ radius: 1, every: 500ms, speed: 0.1, {delay} }}\n", scheduler)).Message;
        Assert.Contains(expected, problem, StringComparison.Ordinal);
        Assert.Matches("s\\.yaml:3:[0-9]+: ", problem);
    }

    private Scenario Load(string mobility, string kind = "physical")
    {
        var scheduler = kind == "physical" ? "{ kind: physical, clock: { kind: periodic, period: 10ms, phase: random } }" : kind;
        return ScenarioFile.Load(_folder.Write("s.yaml", $"{Nodes}{mobility}scheduler: {scheduler}\nrun: {{ until: 2s }}\n"));
    }
}
