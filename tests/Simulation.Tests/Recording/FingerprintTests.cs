using Hogwild.Schedulers;
using Hogwild.Testing;

namespace Hogwild.Simulation.Tests;

public class FingerprintTests
{
    private const long Step = 10;

    /// <summary>Whichever number of whichever decision is another one, the fingerprint is another one.</summary>
    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public void Every_number_of_every_decision_counts(Graph graph, ulong seed)
    {
        var schedule = Record(graph, new PartiallyAsynchronous(Bound.InSteps(4), Step, 0.5, new Draws(seed)));
        var seen = new HashSet<ulong> { Rebuilt(schedule, -1, 0) };
        Assert.Contains(schedule.Trailer.Fingerprint, seen);
        for (var index = 0; index < schedule.Count; index++)
        {
            for (var number = 0; number < 3 + schedule[index].Read.Length; number++)
            {
                Assert.True(seen.Add(Rebuilt(schedule, index, number)), $"decision {index}, number {number}");
            }
        }
    }

    [Property]
    public void So_does_every_component_of_a_torn_read(int[] versions)
    {
        Assert.Equal(versions.Length, Enumerable.Range(0, versions.Length).Select(Changed).Append(Changed(-1)).Distinct().Count() - 1);

        ulong Changed(int at)
        {
            int[] torn = [.. versions.Select((version, k) => k == at ? version + 1 : version)];
            return Fingerprint.Fold(0, 0, Fingerprint.AppendTorn(StableHash.Start, torn));
        }
    }

    private static Schedule Record(Graph graph, IScheduler scheduler)
    {
        var recording = new Recording(scheduler);
        new Run(graph, new AverageRule(), recording).Until(8 * Step);
        return recording.Schedule;
    }

    /// <summary>The fingerprint with one number changed: time, exchange, own lag, or a version read.</summary>
    private static ulong Rebuilt(Schedule schedule, int changed, int number)
    {
        var chains = Enumerable.Repeat(StableHash.Start, schedule.Header.NodeCount).ToArray();
        for (var index = 0; index < schedule.Count; index++)
        {
            var decision = schedule[index];
            var isChanged = index == changed;
            int[] read = [.. decision.Read];
            if (isChanged && number > 2)
            {
                read[number - 3] += 1_000;
            }

            chains[decision.Node] = Fingerprint.Append(
                chains[decision.Node],
                new Activation
                {
                    Node = decision.Node,
                    Time = decision.Time + (isChanged && number == 0 ? 1 : 0),
                    Exchange = isChanged && number == 1 ? Exchange.State : decision.Exchange,
                    OwnLag = decision.OwnLag + (isChanged && number == 2 ? 1 : 0),
                },
                read);
        }

        return chains.Index().Aggregate(0UL, (sum, chain) => Fingerprint.Fold(sum, chain.Index, chain.Item));
    }
}
