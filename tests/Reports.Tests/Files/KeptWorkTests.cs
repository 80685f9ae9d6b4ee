using Hogwild.Experiments;
using Hogwild.Schedulers;

namespace Hogwild.Reports.Tests;

/// <summary>What is kept of a study that is under way, and what goes at its end.</summary>
public sealed class KeptWorkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_study_that_takes_no_time_writes_nothing()
    {
        var kept = Work();
        kept.Unfinished.Keep("a", "1");
        Assert.Equal("1", kept.Unfinished.Find("a"));
        Assert.Empty(_folder.List());
        kept.Finish();
        Assert.Empty(_folder.List());
    }

    [Fact]
    public void What_is_finished_when_a_study_is_stopped_is_there_again_and_goes_at_its_end()
    {
        var kept = Work();
        kept.Unfinished.Keep("a", "1");
        kept.Lasting.Keep("b", "2");
        kept.Flush();
        Assert.Equal([".results", ".results/b.txt", ".results/q", ".results/q/a.txt", ".results/q/scenario.json"], _folder.List());
        var again = Work();
        Assert.True(again.WasStopped);
        Assert.Empty(again.Changes);
        Assert.Equal(("1", "2"), (again.Unfinished.Find("a"), again.Lasting.Find("b")));
        Assert.Equal(2, again.Count);
        again.Finish();
        Assert.Equal([".results", ".results/b.txt"], _folder.List());
    }

    [Fact]
    public void A_part_is_written_at_once()
    {
        Work().Unfinished.KeepPart("a", "schedule", stream => stream.Write("x"u8));
        Assert.Equal([".results", ".results/q", ".results/q/a.schedule", ".results/q/scenario.json"], _folder.List());
    }

    [Fact]
    public void Units_that_take_their_time_are_written_when_they_are_done()
    {
        var store = new UnitFolder(_folder["kept"]);
        var delayed = new DelayedUnits(store) { Delay = TimeSpan.Zero };
        delayed.Keep("a", "1");
        Assert.Equal("1", store.Find("a"));
    }

    /// <summary>The next unit may be hours away.</summary>
    [Fact]
    public async Task Units_that_wait_are_written_after_a_moment_though_no_other_is_finished()
    {
        var store = new UnitFolder(_folder["kept"]);
        var delayed = new DelayedUnits(store) { Delay = TimeSpan.FromMilliseconds(20) };
        delayed.Keep("a", "1");
        delayed.Keep("b", "2");
        for (var tries = 0; tries < 500 && store.Find("b") is null; tries++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(("1", "2"), (store.Find("a"), store.Find("b")));
    }

    [Fact]
    public void What_is_asked_otherwise_is_told_value_by_value()
    {
        var kept = Work();
        kept.Unfinished.Keep("a", "1");
        kept.Flush();
        var (scenario, other) = (Scenario(), Scenario() with { Seed = 3, Step = TimeSpan.FromMilliseconds(2) });
        Assert.Equal(["seed 1 → 3", "step 1ms → 2ms"], Work(other).Changes);
        Assert.Equal(["title (nothing) → Other"], Work(scenario with { Title = "Other" }).Changes.Where(line => line.StartsWith('t')));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_said_before_anything_is_done()
    {
        _folder.Write(".results", "a file");
        Assert.Throws<ScenarioException>(() => Kept.CheckWritable(_folder[".results"]));
        Kept.CheckWritable(_folder["none"]);
        Directory.CreateDirectory(_folder["empty"]);
        Kept.CheckWritable(_folder["empty"]);
        Assert.Equal([".results", "empty"], _folder.List());
    }

    [Fact]
    public void Options_that_are_asked_otherwise_are_told_too()
    {
        Attacked(20).Unfinished.KeepPart("a", "schedule", stream => stream.Write("x"u8));
        Assert.Equal(["budget 20 → 40"], Attacked(40).Changes);

        KeptWork Attacked(int budget) => new(
            _folder.Root,
            "q",
            [new AttackStudy(Scenario(), new AttackOptions(Simulation.Bound.InSteps(2), new ModelObjectiveSpec.Distance(), 2, budget))],
            _ => { });
    }

    private KeptWork Work(Scenario? scenario = null) => new(_folder.Root, "q", [new RunStudy(scenario ?? Scenario())], _ => { });

    private static Scenario Scenario() => new()
    {
        Name = "q",
        Models = [],
        Scheduler = new SchedulerSpec.Synchronous(),
        Run = new RunSpec { Until = TimeSpan.FromSeconds(1) },
    };
}
