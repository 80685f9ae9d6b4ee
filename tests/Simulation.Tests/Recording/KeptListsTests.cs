namespace Hogwild.Simulation.Tests;

/// <summary>What is made of somebody's list does not change when the list does.</summary>
public class KeptListsTests
{
    [Fact]
    public void A_delay_trace_keeps_no_matrix_of_its_maker()
    {
        long[] matrix = [0, 7, 8, 0];
        var trace = new DelayTrace(2, [matrix], TimeSpan.FromTicks(1));
        matrix[1] = 99;
        Assert.Equal(7, trace.Delay(0, 1, 0));
        Assert.Throws<ArgumentException>(() => new DelayTrace(1 << 16, [[]], TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void A_plan_of_faults_keeps_no_list_of_its_maker()
    {
        var fault = new NodeFault(NodeSet.All, new FaultTimes.Once(TimeSpan.FromTicks(3), null), RestartState.Kept);
        List<NodeFault> nodes = [fault];
        List<ArcFault> arcs = [];
        var plan = new FaultPlan(nodes, arcs);
        var other = FaultPlan.None with { Nodes = nodes, Arcs = arcs };
        nodes.Clear();
        arcs.Add(null!);
        Assert.Equal((1, 0, 1, 0), (plan.Nodes.Count, plan.Arcs.Count, other.Nodes.Count, other.Arcs.Count));
    }

    [Fact]
    public void A_schedule_says_where_it_comes_from_as_it_was_told()
    {
        var origin = new[] { KeyValuePair.Create("scenario", "one") };
        var header = new ScheduleHeader(1, 2, 3, origin);
        var recording = new Recording(new Schedulers.Synchronous(10), origin);
        origin[0] = KeyValuePair.Create("scenario", "other");
        new Run(Graphs.Cycle(3), new AverageRule(), recording).Until(50);
        Assert.Equal("one", header.Origin[0].Value);
        Assert.Equal("one", recording.Schedule.Header.Origin[0].Value);
    }
}
