using Hogwild.EngineWorker;
using Hogwild.Simulation;

namespace Hogwild.Engines.Tests;

/// <summary>A simulation repeats what really happened.</summary>
internal static class Law
{
    /// <summary>Kinds of rules, for theories.</summary>
    public static TheoryData<string> Kinds => [.. Real.Kinds];

    /// <summary>Repeats a run, and holds every state to what was computed.</summary>
    public static Network AssertRepeats(EngineTask task, EngineRun run)
    {
        var check = run.Merged.CreateCheck();
        var again = new Run(task.Partition.Graph, task.Rule, run.Merged.CreateScheduler(), observer: check);
        again.Finish();
        Assert.Null(check.Difference);
        Assert.Equal(run.Merged.Activations, check.Compared);
        return again.Network;
    }

    /// <summary>
    /// Holds a run in which some are killed to it that they were there again. How soon they are is a matter of the machine: a run in which
    /// too few were is made again, twice as long and with kills twice as late.
    /// </summary>
    /// <param name="least">How many were there again at least.</param>
    /// <param name="run">Makes the run, so many times as long.</param>
    public static void AssertRestarts(int least, Func<int, EngineRun> run)
    {
        var restarts = 0;
        for (var times = 1; times <= 8 && restarts < least; times *= 2)
        {
            restarts = run(times).Merged.Restarts;
        }

        Assert.True(restarts >= least, $"{restarts} restarts");
    }
}
