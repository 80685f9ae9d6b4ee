using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Changes one decision of a schedule: it then reads other versions that the bound admits. Who acts when stays as it is, so the schedule
/// stays admissible.
/// </summary>
/// <param name="graph">The graph of the schedules.</param>
/// <param name="ticks">B, in ticks.</param>
internal sealed class Mutation(Graph graph, long ticks)
{
    private const int MostDraws = 64;

    /// <summary>
    /// A neighbour of <paramref name="schedule"/>; null where none of some decisions that were drawn could have read anything else.
    /// </summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="draws">The randomness of the search.</param>
    /// <param name="number">Number of the mutation.</param>
    public Schedule? Of(Schedule schedule, Draws draws, int number)
    {
        var born = Births(schedule);
        for (var draw = 0; draw < MostDraws && schedule.Count > 0; draw++)
        {
            var index = draws.Below(schedule.Count, Purpose.Tie, (ulong)draw, number);
            int[] read = [.. schedule[index].Read];
            for (var slot = 0; slot < read.Length; slot++)
            {
                if (read[slot] < 0)
                {
                    continue;
                }

                var (oldest, newest) = Admissible(born[graph.InNeighbours(schedule[index].Node)[slot]], schedule[index].Time);
                read[slot] = oldest + draws.Below(newest - oldest + 1, Purpose.Version, ((ulong)draw << 32) | (uint)slot, number);
            }

            if (!schedule[index].Read.SequenceEqual(read))
            {
                return With(schedule, index, read);
            }
        }

        return null;
    }

    /// <summary>The instants at which the versions of every node are published.</summary>
    private List<long>[] Births(Schedule schedule)
    {
        List<long>[] born = [.. Enumerable.Range(0, graph.NodeCount).Select(_ => new List<long> { 0 })];
        for (var index = 0; index < schedule.Count; index++)
        {
            born[schedule[index].Node].Add(schedule[index].Time);
        }

        return born;
    }

    private (int Oldest, int Newest) Admissible(List<long> born, long now)
    {
        // What is published at this very instant cannot be read yet.
        var next = born.BinarySearch(now);
        var newest = Math.Max(0, (next < 0 ? ~next : next) - 1);
        var oldest = newest;
        while (oldest > 0 && born[oldest] > now - ticks)
        {
            oldest--;
        }

        return (oldest, newest);
    }

    /// <summary>The schedule with one decision changed. Its trailer says nothing of staleness, which a run of it finds out.</summary>
    private static Schedule With(Schedule schedule, int changed, int[] read)
    {
        var builder = new ScheduleBuilder(schedule.Header, schedule.Changes);
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var activation = new Activation
            {
                Node = decision.Node, Time = decision.Time, Exchange = decision.Exchange, OwnLag = decision.OwnLag,
            };
            builder.Add(activation, index == changed ? read : decision.Read, 0);
        }

        return builder.Build();
    }
}
