using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>How long messages between workers travel.</summary>
public class WorkerTravelTests
{
    [Fact]
    public void A_message_takes_as_long_as_the_farthest_of_the_arcs_that_are_there()
    {
        // 0 1 | 5 9, and all of the first worker are neighbours of all of the other one.
        var graph = new GraphBuilder(4, [0, 1, 5, 9]).AddEdge(0, 2).AddEdge(0, 3).AddEdge(1, 2).AddEdge(1, 3).Build();
        var partition = Partition.Of(graph, [0, 0, 1, 1]);
        var travel = new WorkerTravel(new Apart(), partition, [
            new WorldChange(0) { Gone = [(0, 3)] },
            new WorldChange(10) { Gone = [(1, 3)] },
            new WorldChange(20) { Gone = [(0, 2), (1, 2)] },
            new WorldChange(30) { Back = [(0, 3), (1, 2)] },
        ]);
        Assert.Equal([8, 8, 5, 5, 9, 9], new long[] { 0, 9, 10, 19, 20, 30 }.Select(now => travel.Delay(0, 1, now)));
        Assert.Equal([9, 9], new long[] { 0, 30 }.Select(now => travel.Delay(1, 0, now)));
        Assert.Equal(2, travel.NodeCount);
    }

    /// <summary>As far apart as the keys of nodes.</summary>
    private sealed class Apart : IDelayTrace
    {
        public int? NodeCount => null;

        public long Shortest => 0;

        public long Delay(int source, int target, long now) => Math.Abs(source - target);
    }
}
