using System.Runtime.Intrinsics;

namespace Hogwild.Simulation.Tests;

/// <summary>How often a reader acts before an instant is counted in three ways, which agree.</summary>
public class ReaderInstantsTests
{
    private const int Others = 30;

    [Property(MaxTest = 2_000)]
    public void All_ways_count_the_same(int seed, bool isCrowded, bool isLong, byte count, ushort length)
    {
        var random = new Random(seed);
        var span = isLong ? 1L << 40 : Math.Max(count, length) + 1L;
        var from = isLong ? random.NextInt64(Ticks.Never - span) : random.Next(1_000);
        var most = isCrowded ? Math.Max(count, span / 50) + 1 : span;
        long[] times = [.. Enumerable.Range(0, count).Select(_ => from + random.NextInt64(most)).Distinct().Order()];
        var stretch = Of(times, from, from + span, random);
        foreach (var instants in Enumerable.Range(0, 20).Select(_ => Eight(random, from, span)))
        {
            var expected = Array.ConvertAll(instants, instant => (long)stretch.CountBefore(1, instant < 0 ? Ticks.Never : instant));
            if (times.Length > 0)
            {
                var many = new ManyInstants(stretch, 1, new int[ManyInstants.RoomFor(times.Length)]);
                Assert.Equal(expected, Counted(many.CountBefore(Vector512.Create(instants))));
                AssertOneByOne(many, stretch, instants);
            }

            if (times.Length <= FewInstants.Most)
            {
                var few = new FewInstants(stretch, 1);
                Assert.Equal(expected, Counted(few.CountBefore(Vector512.Create(instants))));
                AssertOneByOne(few, stretch, instants);
            }
        }
    }

    private static void AssertOneByOne(IReaderInstants turns, Stretch stretch, long[] instants)
    {
        // Also before the stretch.
        foreach (var instant in instants.Where(instant => instant >= 0).Append(stretch.From - 1).Append(0))
        {
            Assert.Equal(stretch.CountBefore(1, instant), turns.CountBefore(instant));
        }
    }

    private static long[] Counted(Vector512<long> counts) => [.. Enumerable.Range(0, Vector512<long>.Count).Select(k => counts[k])];

    /// <summary>Instants of a stretch, and after it; some never come, and some messages were not sent.</summary>
    private static long[] Eight(Random random, long from, long span) => [.. Enumerable.Range(0, Vector512<long>.Count).Select(_ =>
        random.Next(10) switch { 0 => Ticks.Never, 1 => Ticks.NotSent, _ => Ticks.After(from, random.NextInt64(span + 10)) })];

    /// <summary>A stretch in which the second of three nodes acts at some instants, between those of others.</summary>
    private static Stretch Of(long[] times, long from, long to, Random random)
    {
        var stretch = new Stretch(new GraphBuilder(3).Build(), hasMail: true, new RunMemory());
        stretch.Begin(from, to);
        long[] others = [.. Enumerable.Range(0, Others).Select(_ => from + random.NextInt64(to - from)).Order()];
        stretch.Times = [.. others, to, .. times, to, .. others, to, .. new long[Stretch.Lanes]];
        (stretch.Parts[1].Start, stretch.Parts[2].Start) = (Others, Others + times.Length);
        stretch.Parts[3].Start = times.Length + (2 * Others);
        return stretch;
    }
}
