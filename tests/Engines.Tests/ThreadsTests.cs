using Hogwild.EngineWorker;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Engines.Tests;

/// <summary>What happened on threads happens again in a simulation, and every state is the same, to the bit.</summary>
public class ThreadsTests
{
    // Times three ways of sharing, times five kinds of rules.
    private const int Times = 10;

    public static TheoryData<string> Kinds => Law.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_run_is_repeated_to_the_bit(string kind) => AssertRepeated(seed => Real.Task(kind, seed, 2 + (seed % 7)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void So_it_is_where_reads_are_torn(string kind) =>
        AssertRepeated(seed => Real.Task(kind, 100 + seed, 2 + (seed % 7)), isAtomic: false);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void So_it_is_with_delays_and_losses(string kind) =>
        AssertRepeated(seed => Real.Task(kind, 200 + seed, 2 + (seed % 7), most: 40) with { Pace = 200, Delay = 300 });

    [Fact]
    public void A_recorded_run_is_replayed_as_any_other()
    {
        foreach (var kind in Real.Kinds)
        {
            using var folder = new TemporaryFolder();
            var task = Real.Task(kind, 1, 3).Create(folder.Root);
            var run = new ThreadsEngine().Run(task, CancellationToken.None);
            var recording = new Recording(run.Merged.CreateScheduler());
            var first = new Run(task.Partition.Graph, task.Rule, recording);
            first.Finish();
            using var file = new MemoryStream();
            ScheduleFile.Write(recording.Schedule, file);
            file.Position = 0;
            var again = new Run(task.Partition.Graph, task.Rule, new Replay(ScheduleFile.Read(file, "schedule")));
            again.Finish();
            Assert.Equal(first.Network.Fingerprint, again.Network.Fingerprint);
            Assert.Equal(first.Network.States(), again.Network.States());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_worker_computes_synchronously(string kind)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            using var folder = new TemporaryFolder();
            var task = Real.Task(kind, seed, 1, most: 20).Create(folder.Root);
            var network = Law.AssertRepeats(task, new ThreadsEngine().Run(task, CancellationToken.None));
            var exact = new Run(task.Partition.Graph, task.Rule, new Synchronous(TimeSpan.TicksPerMillisecond));
            exact.Through(20 * TimeSpan.TicksPerMillisecond);
            Assert.Equal(exact.Network.States(), network.States());
        }
    }

    [Fact]
    public void It_ends_when_all_are_at_the_answer_and_have_stayed_there()
    {
        var (graph, rule) = Enumerable.Range(0, 5).Select(seed => Real.Rule("ignn", seed)).MaxBy(item => item.Graph.NodeCount);
        var exact = new Run(graph, rule, new Synchronous(2));
        exact.Until(4000);
        var answer = Enumerable.Range(0, graph.NodeCount).Select(node => exact.Network.State(node).ToArray()).ToArray();
        using var folder = new TemporaryFolder();
        var task = Real.Task("ignn", 0, 3, most: int.MaxValue).Create(folder.Root) with
        {
            Partition = Partition.ByHash(graph, 3), Rule = rule, IsSettled = (node, state) => Distance(answer[node], state) < 1e-9,
        };
        var run = new ThreadsEngine().Run(task, CancellationToken.None);
        var network = Law.AssertRepeats(task, run);
        Assert.True(run.Wall < task.Until);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Assert.True(Distance(answer[node], network.State(node)) < 1e-8);
        }
    }

    [Theory]
    [InlineData("ignn")]
    [InlineData("energy")]
    public void It_ends_when_workers_have_found_the_end_by_themselves(string kind)
    {
        using var folder = new TemporaryFolder();
        var plain = Real.Task(kind, 9, 4, most: int.MaxValue).Create(folder.Root);
        var task = plain with { Supervision = new Supervision(plain.Partition.Quotient, 2), Quiet = 1e-8 };
        var run = new ThreadsEngine().Run(task, CancellationToken.None);
        Law.AssertRepeats(task, run);
        Assert.True(run.Wall < task.Until);
        Assert.All(run.LastWords, word => Assert.True(word.IsOver));
        Assert.All(run.OverAt, over => Assert.NotNull(over));
    }

    [Fact]
    public void It_ends_by_the_wall_clock_and_when_it_is_stopped()
    {
        using var folder = new TemporaryFolder();
        var task = Real.Task("ignn", 0, 2, most: int.MaxValue).Create(folder.Root) with
        {
            Until = TimeSpan.FromMilliseconds(30), Pace = new PeriodicClock(TimeSpan.FromMilliseconds(1)),
        };
        var run = new ThreadsEngine().Run(task, CancellationToken.None);
        Assert.InRange(run.Merged.Activations, 1, 60);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => new ThreadsEngine().Run(task, stopped.Token));
    }

    [Fact]
    public void A_rule_that_fails_ends_the_run_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        var task = Real.Task("ignn", 0, 2).Create(folder.Root) with
        {
            Partition = Partition.ByHash(Graphs.Path(4), 2), Rule = new FailingRule(),
        };
        var failure = Assert.Throws<InvalidOperationException>(() => new ThreadsEngine().Run(task, CancellationToken.None));
        Assert.Contains("no update today", failure.Message);
    }

    [Fact]
    public void A_state_that_is_not_finite_ends_the_run_and_its_repetition()
    {
        using var folder = new TemporaryFolder();
        var task = Real.Task("ignn", 0, 2, most: int.MaxValue).Create(folder.Root) with
        {
            Partition = Partition.ByHash(Graphs.Path(4), 2), Rule = new ExplodingRule(),
        };
        var run = new ThreadsEngine().Run(task, CancellationToken.None);
        var check = run.Merged.CreateCheck();
        var again = new Run(task.Partition.Graph, task.Rule, run.Merged.CreateScheduler(), observer: check);
        again.Finish();
        Assert.Null(check.Difference);
        Assert.NotNull(again.Network.Divergence);
    }

    private static void AssertRepeated(Func<int, EngineTaskText> text, bool isAtomic = true)
    {
        for (var seed = 0; seed < Cases.Times(Times); seed++)
        {
            using var folder = new TemporaryFolder();
            var task = text(seed).Create(folder.Root) with { IsAtomic = isAtomic };
            Law.AssertRepeats(task, new ThreadsEngine().Run(task, CancellationToken.None));
        }
    }

    private static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var largest = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            largest = Math.Max(largest, Math.Abs(a[k] - b[k]));
        }

        return largest;
    }

    private sealed class FailingRule : IUpdateRule
    {
        public int StateSize => 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            throw new ArithmeticException("no update today");
    }

    private sealed class ExplodingRule : IUpdateRule
    {
        public int StateSize => 1;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            next[0] = own[0] * 1e10;
    }
}
