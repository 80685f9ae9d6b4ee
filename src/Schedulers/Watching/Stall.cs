using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>How a run has come to a standstill: nobody acts any more, since all who still could wait.</summary>
/// <param name="Time">From when on, in ticks.</param>
/// <param name="Nodes">Nodes each of which waits for the next one.</param>
/// <param name="IsCycle">
/// True where the last of them waits for the first: they wait for each other. False where the last one acts no more without waiting itself,
/// or waits for nobody in particular.
/// </param>
public sealed record Stall(long Time, IReadOnlyList<int> Nodes, bool IsCycle)
{
    /// <summary>Who waits for whom in a run; null where it is not stalled.</summary>
    /// <param name="run">The run.</param>
    public static Stall? Of(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.StalledAt is not { } time)
        {
            return null;
        }

        Stall? chain = null;
        for (var node = 0; node < run.Network.Graph.NodeCount; node++)
        {
            if (run.IsParked(node))
            {
                var followed = Follow(run, time, node);
                if (followed.IsCycle)
                {
                    return followed;
                }

                chain ??= followed;
            }
        }

        return chain;
    }

    /// <summary>For people: <c>0 ← 3 ← 7 ← 0</c>, where 0 waits for 3.</summary>
    public override string ToString() => string.Join(" ← ", IsCycle ? [.. Nodes, Nodes[0]] : Nodes);

    private static Stall Follow(Run run, long time, int first)
    {
        var chain = new List<int> { first };
        while (run.IsParked(chain[^1]) && run.WaitsFor(chain[^1]) is >= 0 and var next)
        {
            var start = chain.IndexOf(next);
            if (start >= 0)
            {
                return new Stall(time, Smallest(chain[start..]), IsCycle: true);
            }

            chain.Add(next);
        }

        return new Stall(time, chain, IsCycle: false);
    }

    /// <summary>The cycle from its smallest node on.</summary>
    private static List<int> Smallest(List<int> cycle)
    {
        var start = cycle.IndexOf(cycle.Min());
        return [.. cycle[start..], .. cycle[..start]];
    }
}
