namespace Hogwild.Simulation.Tests;

public class LevelCountTests
{
    [Property(MaxTest = 300)]
    public void The_smallest_is_what_looking_through_all_of_them_finds(byte[] moves)
    {
        var levels = new int[5];
        var count = new LevelCount(levels.Length);
        foreach (var move in moves)
        {
            // Mostly on, sometimes far on, sometimes back to the beginning.
            var node = move % levels.Length;
            var next = move switch { > 250 => 0, > 240 => levels[node] + 1000, _ => levels[node] + 1 + (move % 3) };
            count.Change(levels[node], next);
            levels[node] = next;
            Assert.Equal(levels.Min(), count.Smallest);
        }
    }

    [Property(MaxTest = 300)]
    public void It_can_be_counted_anew(ushort[] levels, byte other)
    {
        var count = new LevelCount(levels.Length + 1);
        count.Change(0, other);
        count.Reset(other);
        foreach (var level in levels)
        {
            count.Change(other, level);
        }

        Assert.Equal(levels.Append(other).Min(), count.Smallest);
        Assert.Equal(levels.All(level => level == other), count.AreAllSmallest);
    }

    [Fact]
    public void All_of_them_become_one_more()
    {
        var count = new LevelCount(3);
        for (var level = 0; level < 1_000; level++)
        {
            Assert.True(count.AreAllSmallest);
            Assert.Equal(level, count.Smallest);
            count.Raise();
        }

        count.Change(1_000, 1_001);
        Assert.False(count.AreAllSmallest);
        Assert.Equal(1_000, count.Smallest);
    }

    [Fact]
    public void Levels_that_have_been_passed_take_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = new LevelCount(2);
        for (var level = 0; level < 1_000_000; level++)
        {
            count.Change(level, level + 1);
            count.Change(level, level + 1);
        }

        Assert.Equal(1_000_000, count.Smallest);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }
}
