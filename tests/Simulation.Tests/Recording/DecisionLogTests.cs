namespace Hogwild.Simulation.Tests;

public sealed class DecisionLogTests
{
    private const int Narrow = 1 << 16;
    private static readonly int[] Edges = [0, 1, -1, Narrow - 2, Narrow - 1, Narrow, 300_000, int.MaxValue, int.MinValue];
    private static readonly long[] Steps = [0, 1, -1, Narrow - 2, Narrow - 1, Narrow, 1L << 32, 1L << 55, -(1L << 40)];
    private static readonly int[] Counts = [0, 1, 2, 4, 4_094, 4_095, 4_096];

    /// <summary>Every number is written in one of two widths, so those around the border between them are drawn often.</summary>
    [Property]
    public void What_goes_in_comes_out(bool isLarge, (byte Count, byte Step, byte Node, byte OwnLag, byte Version, int Any)[] raw)
    {
        var nodes = isLarge ? Narrow + 1 : Narrow;
        var model = new List<(Activation Activation, int[] Read)>();
        var (log, time) = (new DecisionLog(nodes), 0L);
        foreach (var (count, step, node, ownLag, version, any) in raw)
        {
            time += Steps[step % Steps.Length];
            var activation = new Activation
            {
                Node = node == 0 ? 0 : nodes - node, Time = time, Exchange = (Exchange)(count % 3),
                OwnLag = ownLag < 128 ? 0 : Edges[ownLag % Edges.Length],
            };
            var length = count < 20 ? Counts[count % Counts.Length] : count % 5;
            int[] read = [.. Enumerable.Range(0, length).Select(k => k % 2 == 0 ? Edges[version % Edges.Length] : any & 0xFFF)];
            log.Add(activation, read);
            model.Add((activation, read));
            Assert.Equal((model.Count, time), (log.Count, log.LastTime));
        }

        Same(model, log);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(3_000)]
    public void It_grows_over_many_chunks(int length)
    {
        var model = new List<(Activation Activation, int[] Read)>();
        var log = new DecisionLog(10);
        for (var k = 0; k < 1_500_000 / (length + 3); k++)
        {
            var activation = new Activation { Node = k % 10, Time = 7L * k };
            int[] read = [.. Enumerable.Range(k % 100, length)];
            log.Add(activation, read);
            model.Add((activation, read));
        }

        Same(model, log);
    }

    [Fact]
    public void A_usual_decision_takes_a_word_a_number()
    {
        var log = new DecisionLog(10_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        const int Decisions = 1_000_000;
        for (var k = 0; k < Decisions; k++)
        {
            log.Add(new Activation { Node = k % 10_000, Time = 1_000L * k }, [1, 2, 3, 4]);
        }

        // Seven words, and a chunk of 4 MB that may have just begun.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 14L * Decisions, (14L * Decisions) + (5 << 20));
    }

    private static void Same(List<(Activation Activation, int[] Read)> model, DecisionLog log)
    {
        var who = (Times: new long[log.Count], Nodes: new int[log.Count], Exchanges: new Exchange[log.Count], OwnLags: new int[log.Count]);
        var (starts, read) = (new int[log.Count + 1], new int[log.ReadCount]);
        log.CopyTo(who, starts, read);
        Assert.Equal(model.Select(decision => decision.Activation.Time), who.Times);
        Assert.Equal(model.Select(decision => decision.Activation.Node), who.Nodes);
        Assert.Equal(model.Select(decision => decision.Activation.Exchange), who.Exchanges);
        Assert.Equal(model.Select(decision => decision.Activation.OwnLag), who.OwnLags);
        Assert.Equal(model.SelectMany(decision => decision.Read), read);
        Assert.Equal(model.Select(decision => decision.Read.Length), starts.Zip(starts.Skip(1), (start, end) => end - start));
        Assert.Equal(read.Length, starts[^1]);
    }
}
