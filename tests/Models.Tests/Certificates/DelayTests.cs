using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Certificates;

public class DelayTests
{
    /// <summary>Ages of all arguments of all terms, by following what every version was computed from through recorded schedules.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_oldest_argument_is_three_bounds_less_two_old_and_no_older(int bound)
    {
        var oldest = 0L;
        for (var seed = 0UL; seed < 60; seed++)
        {
            var sampler = new Sampler(seed);
            var graph = seed % 2 == 0 ? Graphs.Path(2 + (int)(seed % 5)) : sampler.UndirectedGraph(sampler.Between(2, 6), 0.6);
            oldest = Math.Max(oldest, Oldest(graph, bound, 0.3 + (0.6 * sampler.Uniform()), seed));
        }

        Assert.Equal(EnergyCertificate.DelayOnGrid(bound), oldest);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    public void Constant_ages_nest_to_twice_the_age_and_one(int age, int expected)
    {
        var recording = new Recording(new GridRuns.ConstantAge(age));
        var graph = Graphs.Path(4);
        GridRuns.Run(graph, Rule(graph), recording, 60);
        Assert.Equal(expected, new ArgumentAges(graph, recording.Schedule).Oldest());
    }

    private static long Oldest(Graph graph, int bound, double activity, ulong seed)
    {
        var recording = new Recording(GridRuns.Bounded(bound, activity, seed));
        GridRuns.Run(graph, Rule(graph), recording, 300);
        return new ArgumentAges(graph, recording.Schedule).Oldest();
    }

    private static EnergyRule Rule(Graph graph) =>
        new(new EnergyFunction(new EnergyParameters(new Sampler(1).Energy(1, 1, 1, 0, 0), 0, 0), new GraphData { Graph = graph }), 1e-3);

    /// <summary>Follows versions back to the instants at which they stopped being current.</summary>
    private sealed class ArgumentAges
    {
        private readonly Graph _graph;
        private readonly Schedule _schedule;
        private readonly List<int>[] _decisions;

        internal ArgumentAges(Graph graph, Schedule schedule)
        {
            (_graph, _schedule) = (graph, schedule);
            _decisions = [.. Enumerable.Range(0, graph.NodeCount).Select(_ => new List<int>())];
            for (var index = 0; index < schedule.Count; index++)
            {
                _decisions[schedule[index].Node].Add(index);
            }
        }

        /// <summary>In steps.</summary>
        internal long Oldest()
        {
            var oldest = 0L;
            for (var index = 0; index < _schedule.Count; index++)
            {
                var (node, time) = (_schedule[index].Node, _schedule[index].Time);
                for (var slot = 0; slot < _graph.InDegree(node); slot++)
                {
                    // The view itself, and with it the message, which was computed when that version was, from what was read then.
                    var (sender, version) = (_graph.InNeighbours(node)[slot], _schedule[index].Read[slot]);
                    oldest = Math.Max(oldest, Age(sender, version, time));
                    for (var inner = 0; inner < _graph.InDegree(sender); inner++)
                    {
                        var read = version == 0 ? 0 : _schedule[_decisions[sender][version - 1]].Read[inner];
                        oldest = Math.Max(oldest, Age(_graph.InNeighbours(sender)[inner], read, time));
                    }
                }
            }

            return oldest;
        }

        /// <summary>How long before <paramref name="time"/> x_node last was this version; 0 where it still is.</summary>
        private long Age(int node, int version, long time)
        {
            var superseded = version < _decisions[node].Count ? _schedule[_decisions[node][version]].Time : long.MaxValue;
            return Math.Max(0, time - superseded) / GridRuns.Step;
        }
    }
}
