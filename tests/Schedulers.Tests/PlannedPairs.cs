using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>A run that is decided ahead and the same one event by event, side by side.</summary>
internal static class PlannedPairs
{
    /// <summary>Where they end, in ticks.</summary>
    public const long Until = 600;

    /// <summary>
    /// Watched by all that there is, by a monitor and by nobody, which asks the scheduler less; with somebody who looks at every
    /// publication, and without; by then in memory of the first.
    /// </summary>
    public static void AssertSame(Graph graph, Func<IUpdateRule> rule, Func<IScheduler> scheduler, ulong seed)
    {
        AssertSame(graph, rule, scheduler, seed, isWatched: true, isRecorded: true);
        AssertSame(graph, rule, scheduler, seed, isWatched: true, isRecorded: false);
        AssertSame(graph, rule, scheduler, seed, isWatched: false, isRecorded: false);
        AssertSame(graph, rule, scheduler, seed, isWatched: true, isRecorded: true, isObserved: false);
        AssertSame(graph, rule, scheduler, seed, isWatched: false, isRecorded: false, isObserved: false);
    }

    /// <summary>Somebody who looks on throws: both end there, and say the same of it.</summary>
    public static void AssertEndsSame(Graph graph, Func<IUpdateRule> rule, Func<IScheduler> scheduler, ulong seed)
    {
        var draws = new Draws(seed);
        var last = 1 + (int)(Math.Pow(draws.Uniform(Purpose.Data, 3, 0), 2) * 40 * graph.NodeCount);
        Exception cause = seed % 2 == 0 ? new ArithmeticException("it is too much") : new OperationCanceledException("it is enough");
        var runs = new[] { null, new EventKernel() }
            .Select(kernel => new Watched(graph, rule(), scheduler(), kernel, (true, true), 1 + (long)(seed % 90)) { Last = (last, cause) })
            .ToList();
        var ends = new List<Exception?> { null, null };
        for (var (part, at) = (0, 0L); at < Until && ends[0] is null && ends[1] is null; part++)
        {
            at = Math.Min(Until, at + 1 + (long)(Math.Pow(draws.Uniform(Purpose.Data, 1, part), 4) * 300));
            ends = runs.ConvertAll(run => (Exception?)Record.Exception(() => run.Run.Until(at)));
        }

        var found = runs.Zip(ends, (run, end) => (
            end?.GetType(), (end as ProcessFailedException)?.Kind, (end as ProcessFailedException)?.Entity, run.Run.Now,
            run.Run.Network.Activations, run.Run.Network.Fingerprint, run.Run.Network.Divergence)).ToList();
        Assert.Equal(found[1], found[0]);
        Assert.Equal((ends[1] as ProcessFailedException)?.Time, (ends[0] as ProcessFailedException)?.Time);
        Assert.Equal(runs[1].Published, runs[0].Published);
        Assert.Equal(runs[1].Monitor!.Seen, runs[0].Monitor!.Seen);
        AssertSame(runs[1].Recording!.Schedule, runs[0].Recording!.Schedule);
    }

    /// <summary>The same decisions, and trailers.</summary>
    public static void AssertSame(Schedule? expected, Schedule? found)
    {
        Assert.Equal(expected?.Trailer, found?.Trailer);
        for (var index = 0; index < (expected?.Count ?? 0); index++)
        {
            var one = expected![index];
            var other = found![index];
            Assert.Equal((one.Time, one.Node, one.Exchange, one.OwnLag), (other.Time, other.Node, other.Exchange, other.OwnLag));
            Assert.Equal(one.Read, other.Read);
        }
    }

    private static void AssertSame(
        Graph graph,
        Func<IUpdateRule> rule,
        Func<IScheduler> scheduler,
        ulong seed,
        bool isWatched,
        bool isRecorded,
        bool isObserved = true)
    {
        var draws = new Draws(seed);
        var aim = 1 + (long)(Math.Pow(draws.Uniform(Purpose.Data, 2, 0), 2) * 400);
        var ahead = new Watched(graph, rule(), scheduler(), null, (isWatched, isRecorded), aim, isObserved);
        var events = new Watched(graph, rule(), scheduler(), new EventKernel(), (isWatched, isRecorded), aim, isObserved);
        for (var (part, at) = (0, 0L); at < Until; part++)
        {
            // Now and then an instant after the other, and long stretches in between.
            at = Math.Min(Until, at + 1 + (long)(Math.Pow(draws.Uniform(Purpose.Data, 1, part), 4) * 300));
            ahead.Run.Until(at);
            events.Run.Until(at);
            AssertSame(graph, ahead, events, at - 1);
        }

        AssertSame(graph, ahead, events, Until);
        AssertSame(events.Recording?.Schedule, ahead.Recording?.Schedule);
        Assert.Equal(events.Monitor?.Seen, ahead.Monitor?.Seen);
        Assert.Equal(events.Monitor?.Counts.Gaps.Bins, ahead.Monitor?.Counts.Gaps.Bins);
        Assert.Equal(events.Monitor?.Counts.Ages.Bins, ahead.Monitor?.Counts.Ages.Bins);
        Assert.Equal(events.Monitor?.Counts.Staleness.Bins, ahead.Monitor?.Counts.Staleness.Bins);
        Assert.Equal(events.Published, ahead.Published);
        ahead.Run.End();
    }

    private static void AssertSame(Graph graph, Watched ahead, Watched events, long now)
    {
        var (a, b) = (ahead.Run.Network, events.Run.Network);
        Assert.Equal(b.States(), a.States());
        Assert.Equal(b.Divergence, a.Divergence);
        Assert.Equal(
            (b.Activations, b.Updates, b.MacroIteration, b.MessagesSent, b.Finished, b.Fingerprint),
            (a.Activations, a.Updates, a.MacroIteration, a.MessagesSent, a.Finished, a.Fingerprint));
        Assert.Equal(b.CountTraffic(now), a.CountTraffic(now));
        Assert.Equal(events.Run.Now, ahead.Run.Now);
        for (var node = 0; node < graph.NodeCount && b.Divergence is null; node++)
        {
            var oldest = b.OldestReadable(node, now);
            Assert.Equal((b.Version(node), oldest, b.InitialIsReadable(node, now)),
                (a.Version(node), a.OldestReadable(node, now), a.InitialIsReadable(node, now)));
            for (var version = oldest; version <= b.Version(node); version++)
            {
                Assert.Equal(b.State(node, version), a.State(node, version));
                Assert.Equal(b.Superseded(node, version), a.Superseded(node, version));
            }
        }
    }

    /// <summary>A run with all that looks on, and looks at all of the others.</summary>
    private sealed class Watched : IObserver
    {
        // All that is recorded is copied when somebody looks at it.
        private const int Between = 16;
        private readonly Monitored? _monitored;

        public Watched(
            Graph graph,
            IUpdateRule rule,
            IScheduler scheduler,
            IEventKernel? kernel,
            (bool Is, bool Records) watched,
            long aim,
            bool isObserved = true)
        {
            _monitored = watched.Is ? new Monitored(scheduler, 70) : null;
            Recording = watched.Records ? new Recording(_monitored!) : null;
            Run = new Run(graph, rule, Recording ?? _monitored ?? scheduler, kernel, isObserved ? this : null, aim);
        }

        public Run Run { get; }

        public Recording? Recording { get; }

        public AdmissibilityMonitor? Monitor => _monitored?.Monitor;

        public List<string> Published { get; } = [];

        /// <summary>At which publication it throws, and what.</summary>
        public (int Number, Exception? Cause) Last { get; init; }

        void IObserver.Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
        {
            var (recorded, network) = (Published.Count % Between == 0 ? Recording?.Schedule.Trailer : null, Run.Network);
            Published.Add($"{time} {node} {version} {level} {state[0]:R} "
                + $"{network.Activations} {network.Fingerprint} {Monitor?.Seen} {recorded}");
            if (Published.Count == Last.Number)
            {
                throw Last.Cause!;
            }
        }
    }
}
