namespace Hogwild.Simulation;

/// <summary>
/// A scheduler that only looks on, where what it stands around leaves reads as they are (<see cref="IScheduler.LeavesReads"/>): instead of
/// being asked at activations it looks at what has been done of a stretch, in columns.
/// </summary>
internal interface IStretchWatcher
{
    /// <summary>The run goes on to a stretch. All of the one before has been done.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="columns">What has been done of it, from now on: <see cref="Columns.DoneOf"/>.</param>
    void Begin(Stretch stretch, Columns columns);

    /// <summary>
    /// Looks for the last time at the stretch before the present one, whose columns are written anew afterwards. It may come on another
    /// core than that of the run, which goes on meanwhile, and more than once.
    /// </summary>
    void LookBack();

    /// <summary>The run has ended, and others will write the columns: what has been done is looked at for the last time.</summary>
    void End();
}
