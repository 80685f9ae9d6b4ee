namespace Hogwild.Simulation;

/// <summary>What of a scheduler's answers is known before any state is computed (<see cref="IScheduler.Foreknowledge"/>).</summary>
public enum Foreknowledge
{
    /// <summary>
    /// Nothing: answers may depend on states, or on what has been decided elsewhere meanwhile. Every question waits for its time.
    /// </summary>
    None,

    /// <summary>
    /// When nodes act and when messages arrive. <see cref="IScheduler.Next"/> and <see cref="IScheduler.Send"/> look at nothing but their
    /// arguments and what they have answered about the same node, and may be asked ahead, one node after the other, for each in the order
    /// of its activations; where <see cref="IScheduler.LeavesReads"/>, on another thread than that of the run.
    /// <see cref="IScheduler.Activate"/> comes at its time, in the order of time, and always lets the node act.
    /// </summary>
    Arrivals,

    /// <summary>
    /// As <see cref="Arrivals"/>, and every message arrives one tick after it was sent, so that nobody is asked about messages.
    /// </summary>
    Instants,
}
