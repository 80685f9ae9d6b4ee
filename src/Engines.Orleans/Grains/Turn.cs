namespace Hogwild.Engines.Orleans;

/// <summary>How a grain that always has something to do lets others have their turn.</summary>
internal static class Turn
{
    /// <summary>
    /// Goes on when all that waits now in the queue that all threads share has had one. <see cref="Task.Yield"/> would not do: the turn of
    /// a grain that is over lies on top of the stack of the thread that it had, which takes it again before anything else, so that
    /// messages wait until another thread comes by.
    /// </summary>
    public static Task OfOthers()
    {
        var turn = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static turn => turn.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }
}
