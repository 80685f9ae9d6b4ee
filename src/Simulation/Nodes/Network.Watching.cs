namespace Hogwild.Simulation;

/// <content>Who only looks on where a stretch of time has been decided before.</content>
public sealed partial class Network
{
    private IStretchWatcher[] _watchers = [];

    /// <summary>Lets everybody who looks on look at the stretch before the present one for the last time, on whatever core.</summary>
    internal void LookBack()
    {
        foreach (var watcher in _watchers)
        {
            watcher.LookBack();
        }
    }
}
