using SimSharp;

namespace Hogwild.Simulation;

/// <summary>SimSharp's simulation, with a look at the front of its queue.</summary>
internal sealed class Engine() : global::SimSharp.Simulation(DateTime.MinValue)
{
    /// <summary>SimSharp's order among what happens at one instant: first what processes have been told, then the next event.</summary>
    public const int Told = 0, Next = 1;

    /// <summary>The last instant that SimSharp has a date for.</summary>
    public static readonly long Last = DateTime.MaxValue.Ticks;

    /// <summary>Number of events in SimSharp's queue.</summary>
    public int Count => ScheduleQ.Count;

    /// <summary>The first of them.</summary>
    public Event First => ScheduleQ.First.Event;

    /// <summary>Puts an event into SimSharp's queue.</summary>
    public void Add(long at, Event next) => DoSchedule(new DateTime(at), next, Next);

    /// <summary>Drops the first event, so that SimSharp's clock does not move on to it.</summary>
    public void Drop() => ScheduleQ.Dequeue();
}
