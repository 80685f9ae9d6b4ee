using Hogwild.EngineWorker;
using Hogwild.Simulation;

namespace Hogwild.Engines.Tests;

/// <summary>A log that was cut or changed is refused, or it is told where; a last record that was cut is dropped.</summary>
public class LogTests
{
    [Fact]
    public void A_log_says_what_was_written()
    {
        using var folder = new TemporaryFolder();
        var records = WorkerRecords.Read(Written(folder, 50));
        Assert.True(records.HasEnded);
        Assert.Equal(50, records.Count);
        for (var index = 0; index < 50; index++)
        {
            Assert.Equal(1000L * index, records[index].Clock);
            Assert.Equal((ulong)index * 77, records[index].Hash);
            Assert.Equal(index % 3, records[index].OwnLag);
            Assert.Equal([index, 2 * index, index * index], records[index].Read.ToArray());
        }
    }

    [Fact]
    public void What_was_being_written_at_the_end_is_dropped_wherever_it_is_cut()
    {
        using var folder = new TemporaryFolder();
        var whole = File.ReadAllBytes(Written(folder, 3));
        var counts = new SortedSet<int>();
        for (var length = whole.Length - 1; length > 60; length--)
        {
            var path = folder["cut.log"];
            File.WriteAllBytes(path, [.. whole[..length], .. new byte[300]]);
            var records = WorkerRecords.Read(path);
            Assert.False(records.HasEnded);
            counts.Add(records.Count);
            File.WriteAllBytes(path, whole[..length]);
            Assert.Equal(records.Count, WorkerRecords.Read(path).Count);
        }

        Assert.Equal([0, 1, 2, 3], counts);
    }

    [Fact]
    public void A_change_within_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Written(folder, 20);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        Assert.Contains("the log was changed", Assert.Throws<LogException>(() => WorkerRecords.Read(path)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a log at all, but some text that is long enough to look like one")]
    public void What_is_no_log_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<LogException>(() => WorkerRecords.Read(folder.Write("other.log", text)));
    }

    [Fact]
    public void A_version_that_no_log_has_is_named()
    {
        using var folder = new TemporaryFolder();
        var task = Real.Task("ignn", 2, 2).Create(folder.Root) with { Partition = Partition.ByHash(Graphs.Cycle(6), 2) };
        var layouts = Layouts.Of(task with { Rule = new Summing() });
        var run = Guid.NewGuid();
        string[] paths = [folder["a.log"], folder["b.log"]];
        for (var worker = 0; worker < 2; worker++)
        {
            using var log = new LogWriter(paths[worker], LogHeader.Of(run, layouts[worker], isByNode: false));
            log.Add(new LogEntry { Clock = 1, Exchange = Exchange.Both, OwnLag = 0, Read = [worker == 0 ? 5 : 0], Hash = 0 });
        }

        var failure = Assert.Throws<LogException>(() => MergedRun.Of(layouts, Array.ConvertAll(paths, WorkerRecords.Read), _ => false));
        Assert.Equal(
            "worker 0: activation 0 read version 5 of worker 1, whose log ends at version 1: it was cut, or changed", failure.Message);
    }

    [Fact]
    public void Who_was_killed_before_anything_was_written_begins_as_if_for_the_first_time()
    {
        using var folder = new TemporaryFolder();
        var layout = Layouts.Of(Real.Task("ignn", 2, 2).Create(folder.Root))[0];
        var files = new WorkerFiles(folder.Root, 0);
        File.WriteAllBytes(files.Log, new byte[100]);
        var (log, lag, restarts) = files.Open(Guid.NewGuid(), new WorkerSite(layout));
        log.End();
        Assert.Equal((0, 0), (lag, restarts));
        Assert.True(WorkerRecords.Read(files.Log).HasEnded);
        var again = files.Open(Guid.NewGuid(), new WorkerSite(layout));
        again.Log.Dispose();
        Assert.Equal(1, again.Restarts);
    }

    [Fact]
    public void Who_had_computed_all_layers_has_nothing_left_to_do_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var layout = Layouts.Of(Real.Task("gcn", 2, 1).Create(folder.Root))[0];
        var (files, site) = (new WorkerFiles(folder.Root, 0), new WorkerSite(layout));
        using (var log = files.Open(Guid.NewGuid(), site).Log)
        {
            for (var clock = 0; !site.IsFinished; clock++)
            {
                var hash = site.Compute(Exchange.Both, clock);
                log.Add(new LogEntry { Clock = clock, Exchange = Exchange.Both, OwnLag = 0, Read = [], Torn = [], Hash = hash });
                files.Keep(site, clock, every: null);
            }
        }

        var again = new WorkerSite(layout);
        var (anew, lag, _) = files.Open(Guid.NewGuid(), again);
        anew.Dispose();
        Assert.True(again.IsFinished);
        Assert.Equal((site.Version, 0), (again.Version, lag));
        Assert.Equal(site.Newest.ToArray(), again.Newest.ToArray());
    }

    [Fact]
    public void A_log_that_ends_too_early_is_named()
    {
        using var folder = new TemporaryFolder();
        var task = Real.Task("ignn", 2, 1).Create(folder.Root);
        var layouts = Layouts.Of(task);
        using (var log = new LogWriter(folder["a.log"], LogHeader.Of(Guid.NewGuid(), layouts[0], isByNode: false)))
        {
            log.Add(new LogEntry { Clock = 1, Exchange = Exchange.Both, OwnLag = 0, Read = [], Hash = 0 });
        }

        var failure = Assert.Throws<LogException>(
            () => MergedRun.Of(layouts, [WorkerRecords.Read(folder["a.log"])], _ => true));
        Assert.Equal("worker 0: the log has no end after 1 activations: it was cut", failure.Message);
    }

    [Fact]
    public void Logs_of_different_runs_do_not_go_together()
    {
        using var folder = new TemporaryFolder();
        var layouts = Layouts.Of(Real.Task("ignn", 2, 2).Create(folder.Root));
        var records = Array.ConvertAll(layouts, layout =>
        {
            var path = folder[$"{layout.Part}.log"];
            new LogWriter(path, LogHeader.Of(Guid.NewGuid(), layout, isByNode: false)).End();
            return WorkerRecords.Read(path);
        });
        Assert.Contains("another run", Assert.Throws<LogException>(() => MergedRun.Of(layouts, records, _ => true)).Message);
    }

    [Fact]
    public void Times_follow_causes_whatever_clocks_say()
    {
        using var folder = new TemporaryFolder();
        var task = Real.Task("linear", 3, 2).Create(folder.Root) with
        {
            Partition = Partition.ByHash(Graphs.Cycle(6), 2), Rule = new Summing(),
        };
        var layouts = Layouts.Of(task);
        var run = Guid.NewGuid();
        string[] paths = [folder["a.log"], folder["b.log"]];
        for (var worker = 0; worker < 2; worker++)
        {
            using var log = new LogWriter(paths[worker], LogHeader.Of(run, layouts[worker], isByNode: false));
            for (var index = 0; index < 5; index++)
            {
                // The clock of one is an hour ahead, and the other one always reads its newest version.
                log.Add(new LogEntry
                {
                    Clock = index + (worker == 0 ? TimeSpan.TicksPerHour : 0), Exchange = Exchange.Both, OwnLag = 0,
                    Read = [worker == 0 ? index : index + 1], Hash = 0,
                });
            }
        }

        var merged = MergedRun.Of(layouts, Array.ConvertAll(paths, WorkerRecords.Read), _ => false);
        for (var index = 0; index < 5; index++)
        {
            Assert.True(merged.TimeOf(1, index) > merged.TimeOf(0, index));
            Assert.True(index == 0 || merged.TimeOf(0, index) > merged.TimeOf(1, index - 1));
        }
    }

    private static string Written(TemporaryFolder folder, int count)
    {
        var task = Real.Task("ignn", 2, 4).Create(folder.Root) with { Partition = Partition.ByHash(Graphs.Cycle(12), 4) };
        var layout = Layouts.Of(task with { Rule = new Summing() })[0];
        var header = LogHeader.Of(Guid.NewGuid(), layout, isByNode: false) with { Reads = 3 };
        var path = folder["worker.log"];
        using var log = new LogWriter(path, header);
        for (var index = 0; index < count; index++)
        {
            log.Add(new LogEntry
            {
                Clock = 1000L * index, Exchange = Exchange.Both, OwnLag = index % 3, Read = [index, 2 * index, index * index],
                Hash = (ulong)index * 77,
            });
        }

        log.End();
        return path;
    }

    private sealed class Summing : IUpdateRule
    {
        public int StateSize => 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            next[0] = own[0];
    }
}
