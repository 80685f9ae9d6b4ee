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
}
