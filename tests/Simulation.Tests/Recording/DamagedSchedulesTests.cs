using System.Diagnostics;

namespace Hogwild.Simulation.Tests;

/// <summary>As for other files: a schedule is read, or refused in a line.</summary>
public sealed class DamagedSchedulesTests
{
    private const int Few = 2_000;
    private const int Many = 20_000;
    private const long MostBytes = 2_000_000_000;
    private const int LongestMessage = 400;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    [Fact]
    public void Schedules_are_read_or_refused_in_a_line() => Check(Cases.Times(Few));

    [Fact(Explicit = true)]
    [Trait("Category", "Slow")]
    public void Many_schedules_are_read_or_refused_in_a_line() => Check(Many);

    private static byte[] Good()
    {
        var builder = new ScheduleBuilder(ScheduleHeader.For(Graphs.Path(3), [KeyValuePair.Create("model", "a")]));
        builder.Add(new Activation { Node = 0, Time = 3 }, [0], 0);
        builder.Add(new Activation { Node = 1, Time = 7, Exchange = Exchange.Messages, OwnLag = 1 }, [1, 0], 0);
        builder.AddTorn([1, 0, 0, 0], 2);
        using var stream = new MemoryStream();
        ScheduleFile.Write(builder.Build(), stream);
        return stream.ToArray();
    }

    private static void Check(int cases)
    {
        var path = Path.GetTempFileName();
        var good = Good();
        for (var seed = 0; seed < cases; seed++)
        {
            File.WriteAllBytes(path, Damage.Of([good, good[..(good.Length / 2)]], (ulong)seed));
            var (before, clock) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
            Read(path, seed);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostBytes, $"seed {seed} takes too much memory");
            Assert.True(clock.Elapsed < Longest, $"seed {seed} takes too long");
        }

        File.Delete(path);
    }

    private static void Read(string path, int seed)
    {
        try
        {
            ScheduleFile.ReadHeader(path);
            ScheduleFile.Read(path);
        }
        catch (ScheduleFormatException error)
        {
            var isLine = error.Message.Length < path.Length + LongestMessage && !error.Message.Any(char.IsControl);
            Assert.True(isLine, $"seed {seed}: {error.Message}");
        }
#pragma warning disable CA1031 // Whatever else it is, is what the test looks for.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Assert.Fail($"seed {seed}: {error}");
        }
    }
}
