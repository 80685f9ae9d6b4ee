namespace Hogwild.Simulation;

/// <summary>What of a scheduler's answers is known before any state is computed (<see cref="IScheduler.Foreknowledge"/>).</summary>
public enum Foreknowledge
{
    /// <summary>
    /// Nothing: answers may depend on states, or on what has been decided elsewhere meanwhile. Every question waits for its time.
    /// </summary>
    None,

    /// <summary>
    /// When nodes act and when messages arrive. <see cref="IScheduler.Next"/> looks at nothing but its arguments and may be asked more
    /// than once; <see cref="IScheduler.Send"/> looks at nothing but its arguments and what it has answered about the same node. Both may
    /// be asked ahead, one node after the other, for each in the order of its activations; where <see cref="IScheduler.LeavesReads"/>, on
    /// another thread than that of the run. <see cref="IScheduler.Activate"/> comes in the order of time, for some activations of an
    /// instant before the first of them is computed, and always lets the node act. How long a stretch is follows from the one before, so
    /// times should not come much closer all at once: that costs time.
    /// </summary>
    Arrivals,

    /// <summary>
    /// As <see cref="Arrivals"/>, and every message arrives one tick after it was sent, so that nobody is asked about messages: not for
    /// whoever overrides <see cref="IScheduler.Send"/>.
    /// </summary>
    Instants,
}
