namespace Hogwild.Simulation.Tests;

/// <summary>
/// Every node acts at 10, 20, 30, …; messages of node 0 arrive when a table says so, all others are lost. What else happens is scripted.
/// </summary>
internal sealed class ScriptedScheduler(SchedulerNeeds needs, params (int Version, long[] Arrivals)[] table) : IScheduler
{
    public long Retain => 0;

    public SchedulerNeeds Needs => needs;

    /// <summary>Per (node, time) what was read.</summary>
    public Dictionary<(int Node, long Time), int[]> Reads { get; } = [];

    /// <summary>What happens besides, as a node acts.</summary>
    public Action<IWorld, long>? Before { get; init; }

    /// <summary>How an activation is changed.</summary>
    public Func<Activation, Activation>? Change { get; init; }

    private IWorld? World { get; set; }

    public void Start(IWorld world) => World = world;

    public long Next(int node, int count, long now) => now + 10;

    public void Send(int node, int version, long now, Span<long> arrivals)
    {
        arrivals.Fill(Ticks.Never);
        if (node == 0)
        {
            table.Where(entry => entry.Version == version).SelectMany(entry => entry.Arrivals).ToArray().CopyTo(arrivals);
        }
    }

    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        Before?.Invoke(World!, activation.Time);
        activation = Change?.Invoke(activation) ?? activation;
        Reads[(activation.Node, activation.Time)] = read.ToArray();
        return Verdict.Go;
    }
}
