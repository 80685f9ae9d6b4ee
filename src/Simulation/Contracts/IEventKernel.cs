namespace Hogwild.Simulation;

/// <summary>
/// The seam below which events are ordered. Events happen in the order (time, phase, priority, kind, entity); where these agree, events of
/// handlers come first, by the handler's number and the event's counter, and then processes and timers in the order of scheduling. Only
/// the entity of processes and timers of kind <see cref="EventKind.User"/> can be replaced, by a <see cref="TiePolicy"/>. Nothing else
/// decides, on any kernel. <c>docs/guarantees.md</c> has the rules in full.
/// </summary>
/// <threadsafety>One thread a kernel; several kernels may run in parallel.</threadsafety>
public interface IEventKernel
{
    /// <summary>The present instant, in ticks.</summary>
    long Now { get; }

    /// <summary>
    /// The processes that wait for what has not come yet, by kind, entity and order of starting; made anew whenever it is asked. After
    /// <see cref="Run"/> to <see cref="Ticks.Never"/> nothing that is in the kernel will bring about what these wait for.
    /// </summary>
    IReadOnlyList<WaitingProcess> Waiting { get; }

    /// <summary>Starts a process. It runs up to its first wait at the present instant, in its place in the order.</summary>
    /// <param name="body">The process: an iterator that yields what it waits for.</param>
    /// <param name="kind">What kind of event its resumptions are.</param>
    /// <param name="entity">Number of the node, message, … it belongs to: its place among its kind.</param>
    /// <param name="priority">−128 to 127; smaller comes first within a phase. Default 0.</param>
    /// <param name="name">A name for messages.</param>
    ProcessHandle Start(ProcessBody body, EventKind kind, int entity, int priority = 0, string? name = null);

    /// <summary>
    /// Resumes a process at the present instant, in its place in the order, with <see cref="Outcome.Interrupted"/>; what it waits for is
    /// forgotten at once. A process that has not started yet first runs up to its first wait. Several interrupts come one after the other.
    /// </summary>
    /// <param name="process">The process.</param>
    /// <param name="cause">Anything, for the process.</param>
    /// <returns>False where it has ended.</returns>
    /// <exception cref="InvalidOperationException">A process interrupts itself, or another kernel has started it.</exception>
    bool Interrupt(ProcessHandle process, object? cause = null);

    /// <summary>Calls <paramref name="action"/> once at <paramref name="at"/>.</summary>
    /// <param name="at">An instant, in ticks, not before <see cref="Now"/>.</param>
    /// <param name="action">What happens then.</param>
    /// <param name="kind">What kind of event it is.</param>
    /// <param name="entity">Its place among its kind.</param>
    /// <param name="priority">−128 to 127; smaller comes first within a phase. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> has passed.</exception>
    Timer Schedule(long at, Action action, EventKind kind, int entity, int priority = 0);

    /// <summary>Takes a timer back. A cancelled timer never happens, never moves the clock and never keeps a run alive.</summary>
    /// <returns>False where it had happened or been cancelled before, or was to happen at <see cref="Ticks.Never"/>.</returns>
    /// <exception cref="InvalidOperationException">It was scheduled on another kernel.</exception>
    bool Cancel(Timer timer);

    /// <summary>Makes <paramref name="handler"/> known, to <see cref="Push"/> events for it.</summary>
    /// <param name="handler">What happens at its events.</param>
    /// <param name="kind">What kind of events they are.</param>
    /// <param name="priority">−128 to 127; smaller comes first within a phase. Default 0.</param>
    /// <returns>The handler's number, 0, 1, … in the order of registering.</returns>
    int Register(IEventHandler handler, EventKind kind, int priority = 0);

    /// <summary>
    /// Lets <paramref name="handler"/> happen at <paramref name="at"/>. Where (time, phase, priority, kind, entity) agree, the events of
    /// handlers come first, by the handler's number and then by <paramref name="counter"/>: the order of pushing never matters. They cannot
    /// be cancelled.
    /// </summary>
    /// <param name="handler">A number that <see cref="Register"/> returned.</param>
    /// <param name="entity">The event's place among its kind.</param>
    /// <param name="counter">Any number, for the handler; the smaller happens first.</param>
    /// <param name="at">An instant, in ticks, not before <see cref="Now"/>; nothing is pushed at <see cref="Ticks.Never"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> has passed, or there is no such handler.</exception>
    void Push(int handler, int entity, long counter, long at);

    /// <summary>
    /// Resumes, at the present instant, every process that waits for <paramref name="signal"/>. A latched one stays fired.
    /// </summary>
    /// <exception cref="InvalidOperationException">It has been waited for or fired on another kernel.</exception>
    void Fire(Signal signal);

    /// <summary>
    /// Lets events happen until none is left before <paramref name="until"/>; an event at exactly that instant does not happen. Afterwards
    /// <see cref="Now"/> is <paramref name="until"/>, or the time of the last event where that is <see cref="Ticks.Never"/>;
    /// <see cref="Waiting"/> has who still waits then.
    /// </summary>
    /// <param name="until">An instant, in ticks, not before <see cref="Now"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="until"/> has passed.</exception>
    /// <exception cref="ProcessFailedException">A process, timer or handler threw. The kernel cannot go on after that.</exception>
    /// <exception cref="InvalidOperationException">The kernel is running, or has failed before.</exception>
    void Run(long until);

    /// <summary>Lets the next event happen.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="ProcessFailedException">A process, timer or handler threw. The kernel cannot go on after that.</exception>
    /// <exception cref="InvalidOperationException">The kernel is running, or has failed before.</exception>
    bool Step();
}
