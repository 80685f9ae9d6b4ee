using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>An arc was cut, or held back what would have arrived.</summary>
/// <param name="Source">Where it starts.</param>
/// <param name="Target">Where it ends.</param>
/// <param name="Kind">A partition or a hold.</param>
/// <param name="From">Since when, in ticks.</param>
/// <param name="To">Until when; <see cref="Ticks.Never"/> where it stays so.</param>
internal readonly record struct ArcInterval(int Source, int Target, ArcFaultKind Kind, long From, long To)
{
    /// <summary>What happens to the arcs of a graph.</summary>
    /// <param name="faults">The faults of the run.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="draws">The randomness of the run.</param>
    public static IEnumerable<ArcInterval> Of(FaultPlan faults, Graph graph, Draws draws)
    {
        if (faults.Arcs.Count == 0)
        {
            yield break;
        }

        var times = new ArcTimetable(faults, graph, draws);
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            var (source, target) = (graph.Source(arc), graph.Target(arc));
            foreach (var kind in new[] { ArcFaultKind.Partition, ArcFaultKind.Hold })
            {
                foreach (var (from, to) in times.Intervals(kind, source, target))
                {
                    yield return new ArcInterval(source, target, kind, from, to);
                }
            }
        }
    }
}
