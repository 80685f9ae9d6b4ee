namespace Hogwild.Engines.Orleans;

/// <summary>Makes the task of what a run was given, in whatever process a worker comes to be.</summary>
/// <param name="create">Makes it; the folder in it is not used.</param>
internal sealed class TaskMaker(Func<string, EngineTask> create)
{
    private readonly Lock _lock = new();
    private (string What, EngineTask Task)? _last;

    /// <summary>The task; made once for all workers of a process.</summary>
    public EngineTask Of(string what)
    {
        lock (_lock)
        {
            if (_last is not { } last || last.What != what)
            {
                _last = last = (what, create(what));
            }

            return last.Task;
        }
    }
}
