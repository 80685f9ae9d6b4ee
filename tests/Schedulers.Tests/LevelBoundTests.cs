using FsCheck.Xunit;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Schedulers.Tests;

public class LevelBoundTests
{
    /// <summary>|x_i^v − x_i*| ≤ c^level · E0 for every version, under every scheduler (Bertsekas &amp; Tsitsiklis 1989, §6.2).</summary>
    [Property(Arbitrary = [typeof(UndirectedGraphs)], MaxTest = 300)]
    public bool Every_version_is_as_close_as_its_level_says(Graph graph, byte scheduler, ulong seed)
    {
        const double C = 0.8;
        var rule = new DampedRule(C);
        var reference = Runs.Run(graph, rule, new Synchronous(Runs.Step), 300 * Runs.Step);
        double[] limit = [.. Enumerable.Range(0, graph.NodeCount).Select(node => reference.State(node)[0])];
        var start = Enumerable.Range(0, graph.NodeCount).Select(node => Math.Abs((10 * node) - limit[node])).DefaultIfEmpty(0).Max();
        var check = new Check(limit, start, C);
        Runs.Run(graph, rule, Runs.Scheduler(scheduler, seed), 60 * Runs.Step, check);
        return check.Holds;
    }

    private sealed class Check(double[] limit, double start, double c) : IObserver
    {
        public bool Holds { get; private set; } = true;

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state) =>
            Holds &= Math.Abs(state[0] - limit[node]) <= (Math.Pow(c, level) * start) + 1e-12;
    }
}
