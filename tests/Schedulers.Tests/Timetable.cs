using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>Every node acts 10 ticks after it last did; messages arrive when a table says so, and are lost where it says nothing.</summary>
internal sealed class Timetable(params (int Node, int Version, long Arrival)[] arrivals) : IScheduler
{
    public long Retain => 0;

    public void Start(IWorld world)
    {
    }

    public long Next(int node, int count, long now) => now + 10;

    public void Send(int node, int version, long now, Span<long> arrival) =>
        arrival.Fill(arrivals.Where(entry => entry.Node == node && entry.Version == version).Select(entry => entry.Arrival)
            .FirstOrDefault(Ticks.Never));

    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest) => Verdict.Go;
}
