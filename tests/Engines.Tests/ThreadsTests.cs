using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Engines.Tests;

/// <summary>What happened on threads happens again in a simulation, and every state is the same, to the bit.</summary>
public class ThreadsTests
{
    private const int Times = 10;

    public static TheoryData<string> Kinds => Real.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_run_is_repeated_to_the_bit(string kind)
    {
        foreach (var (index, (graph, rule)) in Real.Rules(kind, Times).Index())
        {
            using var folder = new TemporaryFolder();
            var task = Real.Task(graph, rule, 2 + (index % 7), folder);
            Real.AssertRepeats(task, new ThreadsEngine().Run(task, CancellationToken.None));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void So_it_is_where_reads_are_torn(string kind)
    {
        foreach (var (index, (graph, rule)) in Real.Rules(kind, Times).Index())
        {
            using var folder = new TemporaryFolder();
            var task = Real.Task(graph, rule, 2 + (index % 7), folder) with { IsAtomic = false };
            Real.AssertRepeats(task, new ThreadsEngine().Run(task, CancellationToken.None));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void So_it_is_with_delays_and_losses(string kind)
    {
        foreach (var (index, (graph, rule)) in Real.Rules(kind, Times).Index())
        {
            using var folder = new TemporaryFolder();
            var task = Real.Task(graph, rule, 2 + (index % 7), folder, most: 40) with
            {
                Pace = new PoissonClock(TimeSpan.FromMicroseconds(200)),
                Link = new Link(new Exponential(TimeSpan.FromMicroseconds(300)), 0.2),
            };
            Real.AssertRepeats(task, new ThreadsEngine().Run(task, CancellationToken.None));
        }
    }

    [Fact]
    public void A_recorded_run_is_replayed_as_any_other()
    {
        foreach (var (graph, rule) in Real.Kinds.SelectMany(kind => Real.Rules(kind.Data, 2)))
        {
            using var folder = new TemporaryFolder();
            var task = Real.Task(graph, rule, 3, folder);
            var run = new ThreadsEngine().Run(task, CancellationToken.None);
            var recording = new Recording(run.Merged.CreateScheduler());
            var first = new Run(graph, rule, recording);
            first.Finish();
            using var file = new MemoryStream();
            ScheduleFile.Write(recording.Schedule, file);
            file.Position = 0;
            var again = new Run(graph, rule, new Replay(ScheduleFile.Read(file, "schedule")));
            again.Finish();
            Assert.Equal(first.Network.Fingerprint, again.Network.Fingerprint);
            Assert.Equal(first.Network.States(), again.Network.States());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_worker_computes_synchronously(string kind)
    {
        foreach (var (graph, rule) in Real.Rules(kind, 5))
        {
            using var folder = new TemporaryFolder();
            var task = Real.Task(graph, rule, 1, folder, most: 20);
            var network = Real.AssertRepeats(task, new ThreadsEngine().Run(task, CancellationToken.None));
            var exact = new Run(graph, rule, new Synchronous(TimeSpan.TicksPerMillisecond));
            exact.Through(20 * TimeSpan.TicksPerMillisecond);
            Assert.Equal(exact.Network.States(), network.States());
        }
    }

    [Fact]
    public void It_ends_when_all_are_at_the_answer_and_have_stayed_there()
    {
        var (graph, rule) = Real.Rules("ignn", 5).MaxBy(item => item.Graph.NodeCount);
        var exact = new Run(graph, rule, new Synchronous(2));
        exact.Until(4000);
        using var folder = new TemporaryFolder();
        var task = Real.Task(graph, rule, 3, folder, most: int.MaxValue) with
        {
            IsSettled = (node, state) => Distance(exact.Network.State(node), state) < 1e-9,
        };
        var run = new ThreadsEngine().Run(task, CancellationToken.None);
        var network = Real.AssertRepeats(task, run);
        Assert.True(run.Wall < task.Until);
        Assert.All(Enumerable.Range(0, graph.NodeCount), node => Assert.True(Distance(exact.Network.State(node), network.State(node)) < 1e-8));

        static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            var largest = 0.0;
            for (var k = 0; k < a.Length; k++)
            {
                largest = Math.Max(largest, Math.Abs(a[k] - b[k]));
            }

            return largest;
        }
    }

    [Fact]
    public void It_ends_by_the_wall_clock_and_when_it_is_stopped()
    {
        var (graph, rule) = Real.Rules("ignn", 1).First();
        using var folder = new TemporaryFolder();
        var task = Real.Task(graph, rule, 2, folder, most: int.MaxValue) with
        {
            Until = TimeSpan.FromMilliseconds(30), Pace = new PeriodicClock(TimeSpan.FromMilliseconds(1)),
        };
        var run = new ThreadsEngine().Run(task, CancellationToken.None);
        Assert.InRange(run.Merged.Activations, 2, 60);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => new ThreadsEngine().Run(task, stopped.Token));
    }

    [Fact]
    public void A_rule_that_fails_ends_the_run_with_its_reason()
    {
        var graph = Graphs.Path(4);
        using var folder = new TemporaryFolder();
        var task = Real.Task(graph, new FailingRule(), 2, folder);
        Assert.Contains(
            "no update today", Assert.Throws<InvalidOperationException>(() => new ThreadsEngine().Run(task, CancellationToken.None)).Message);
    }

    private sealed class FailingRule : IUpdateRule
    {
        public int StateSize => 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            throw new ArithmeticException("no update today");
    }
}
