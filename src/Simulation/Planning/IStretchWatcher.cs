namespace Hogwild.Simulation;

/// <summary>
/// A scheduler that only looks on, where what it stands around leaves reads as they are (<see cref="IScheduler.LeavesReads"/>): instead of
/// being asked at activations it is told of them, with what a stretch knows.
/// </summary>
internal interface IStretchWatcher
{
    /// <summary>The run goes on to a stretch. All of the one before has been done, and is looked at for the last time.</summary>
    void Begin(Stretch stretch);

    /// <summary>A node acts.</summary>
    /// <param name="activation">The activation, which is not published yet.</param>
    /// <param name="reads">What is read.</param>
    void Acted(in Activation activation, in StretchReads reads);
}
