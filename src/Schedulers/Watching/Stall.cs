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

        // From where two nodes wait for the same one on, their chains are one: it is followed once.
        var places = new int[run.Network.Graph.NodeCount];
        Stall? first = null;
        for (var node = 0; node < places.Length; node++)
        {
            if (run.IsParked(node) && places[node] == 0)
            {
                var followed = Follow(run, time, node, places);
                if (followed.IsCycle)
                {
                    return followed;
                }

                first ??= followed;
            }
        }

        return first;
    }

    /// <summary>For people: <c>0 ← 3 ← 7 ← 0</c>, where 0 waits for 3.</summary>
    public override string ToString() => string.Join(" ← ", IsCycle ? [.. Nodes, Nodes[0]] : Nodes);

    /// <param name="run">The run.</param>
    /// <param name="time">Since when it is stalled.</param>
    /// <param name="first">Where the chain begins.</param>
    /// <param name="places">
    /// Per node its place in the chain that it is part of, from 1; 0 where it is in none. A chain that runs into another one is no cycle.
    /// </param>
    private static Stall Follow(Run run, long time, int first, int[] places)
    {
        var chain = new List<int> { first };
        places[first] = 1;
        while (run.IsParked(chain[^1]) && run.WaitsFor(chain[^1]) is >= 0 and var next)
        {
            if (places[next] is > 0 and var place)
            {
                if (place <= chain.Count && chain[place - 1] == next)
                {
                    return new Stall(time, Smallest(chain[(place - 1)..]), IsCycle: true);
                }

                break;
            }

            chain.Add(next);
            places[next] = chain.Count;
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
