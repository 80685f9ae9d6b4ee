using Hogwild.Schedulers;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Samples;

/// <summary>A rule: every node settles between what it has measured and the mean of its neighbours.</summary>
public sealed class Smoothing(params double[] measured) : IUpdateRule
{
    public int StateSize => 1;

    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = measured[node];

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var sum = 0.0;
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            sum += inbox[slot][0];
        }

        next[0] = (0.5 * measured[now.Node]) + (0.5 * sum / inbox.Count);
    }
}

/// <summary>A scheduler: even nodes act in every even step and odd nodes in every odd one, on what is newest.</summary>
public sealed class Alternating(long step) : GridScheduler
{
    public override long Next(int node, int count, long now) => ((2 * count) + 1 + (node % 2)) * step;
}

public static class Example
{
    public static Graph Ring { get; } = Graphs.Cycle(4);

    /// <summary>One run of the rule under the scheduler; the states after 100 steps of a millisecond.</summary>
    public static double[] Run()
    {
        var run = new Run(Ring, new Smoothing(0, 1, 2, 5), new Alternating(TimeSpan.TicksPerMillisecond));
        run.Until(TimeSpan.FromMilliseconds(100));
        return run.Network.States();
    }

    /// <summary>A property: no schedule within the bound drives a node out of the range of what was measured.</summary>
    public static void StaysInRange() => Claims.KeepsInvariant(
        new Smoothing(0, 1, 2, 5),
        Ring,
        world => Enumerable.Range(0, 4).All(node => world.State(node)[0] is >= 0 and <= 5),
        under: Schedules.PartiallyAsynchronous(Bound.InSteps(3)));
}
