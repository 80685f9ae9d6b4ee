using Hogwild.Experiments;

namespace Hogwild.Reports.Tests;

/// <summary>One at a time writes a folder of results.</summary>
public sealed class WriterLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_writer_is_told_who_the_first_is_and_may_go_on_after_it()
    {
        using (WriterLock.Take(_folder["plots"], "x"))
        {
            using (WriterLock.Take(_folder["plots"], "other"))
            {
            }

            var error = Assert.Throws<ScenarioException>(() => WriterLock.Take(_folder["plots"], "x"));
            Assert.Contains(
                $": expected results that nobody else is writing, found process "
                    + $"{Environment.ProcessId} on {Environment.MachineName} (since ",
                error.Message,
                StringComparison.Ordinal);
            Assert.Contains("wait until it has ended, or choose another --out", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_folder.List());
        WriterLock.Take(_folder["plots"], "x").Dispose();
    }

    [Fact]
    public void What_a_dead_process_left_is_taken_over()
    {
        Leave(new LockHolder(int.MaxValue, 1, Environment.MachineName, string.Empty, "then"));
        WriterLock.Take(_folder.Root, "x").Dispose();
        Assert.Empty(_folder.List());
    }

    /// <summary>Process numbers come again: another process that has this one now was started at another time.</summary>
    [Fact]
    public void A_process_that_only_has_the_number_of_the_dead_one_is_not_taken_for_it()
    {
        Leave(new LockHolder(1, 1, Environment.MachineName, string.Empty, "then"));
        WriterLock.Take(_folder.Root, "x").Dispose();
    }

    [Fact]
    public void Another_machine_is_believed_to_be_at_work_on_a_disk_of_the_network_alone()
    {
        var other = LockHolder.Own() with { Machine = "elsewhere", Boot = "other" };
        Assert.False(other.MayBeAtWork(_folder["x"]));
        Assert.False((LockHolder.Own() with { Machine = "container" }).MayBeAtWork("/nowhere"));
        Leave(other);
        WriterLock.Take(_folder.Root, "x").Dispose();
    }

    [Fact]
    public void A_job_that_Slurm_has_started_again_knows_that_its_first_start_has_ended()
    {
        var started = System.Diagnostics.Process.GetProcessById(1).StartTime.Ticks / TimeSpan.TicksPerSecond;
        var first = LockHolder.Own() with { Process = 1, Started = started, Job = "7" };
        var second = LockHolder.Own() with { Job = "7", Starts = 1 };
        Assert.True(first.MayBeAtWork(_folder["x"], second with { Job = "8" }));
        Assert.True(first.MayBeAtWork(_folder["x"], second with { Starts = 0 }));
        Assert.False(first.MayBeAtWork(_folder["x"], second));
    }

    [Fact]
    public async Task Of_many_at_once_one_has_it_at_a_time()
    {
        // Made beforehand: of a folder that one of them makes, whoever is last cannot know that it may go.
        Directory.CreateDirectory(_folder["plots"]);
        var (inside, most, taken) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var k = 0; k < 50; k++)
            {
                try
                {
                    using var held = WriterLock.Take(_folder["plots"], "x");
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    Interlocked.Increment(ref taken);
                    Interlocked.Decrement(ref inside);
                }
                catch (ScenarioException)
                {
                }
            }
        })));
        Assert.Equal(1, most);
        Assert.True(taken > 0);
        Assert.Empty(_folder.List("plots"));
    }

    private void Leave(LockHolder holder)
    {
        _folder.Write(".x.lock", string.Empty);
        _folder.Write(".x.writer", holder.ToString());
    }
}
