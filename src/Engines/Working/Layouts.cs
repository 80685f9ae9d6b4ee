namespace Hogwild.Engines;

/// <summary>The memory of all workers of a run.</summary>
internal static class Layouts
{
    /// <summary>One a worker.</summary>
    public static WorkerLayout[] Of(EngineTask task) =>
        [.. Enumerable.Range(0, task.Partition.Count).Select(part => new WorkerLayout(task.Partition, task.Rule, part))];
}
