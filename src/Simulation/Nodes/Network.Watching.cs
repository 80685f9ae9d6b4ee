namespace Hogwild.Simulation;

/// <content>
/// Who only looks on where a stretch of time has been decided before: at stretches, or at turns as they are done.
/// </content>
public sealed partial class Network
{
    private IStretchWatcher[] _watchers = [];
    private ITurnWatcher[] _turnWatchers = [];
    private int _told;

    /// <summary>Lets everybody who looks on look at the stretch before the present one for the last time, on whatever core.</summary>
    internal void LookBack()
    {
        foreach (var watcher in _watchers)
        {
            watcher.LookBack();
        }
    }

    /// <summary>Tells of what has been done since the last time.</summary>
    private void Tell(Stretch stretch)
    {
        if (_told == _done)
        {
            return;
        }

        var keys = stretch.Keys.AsSpan(_told, _done - _told);
        _told = _done;
        foreach (var watcher in _turnWatchers)
        {
            watcher.Acted(stretch, keys);
        }
    }

    /// <summary>The same where the run ends with an exception, which nothing is to hide.</summary>
    private void TellOfEnd()
    {
        try
        {
            Tell(Stretch);
        }
        catch (Exception other) when (other is not OutOfMemoryException)
        {
            // The one that ends the run came first.
        }
    }
}
