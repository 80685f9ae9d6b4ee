using Hogwild.EngineWorker;

namespace Hogwild.Engines.Tests;

/// <summary>The version before the newest one stays where it is while the next is written, however many exchanges one takes.</summary>
public class SharedStatesTests
{
    public static TheoryData<string> Kinds => Law.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Versions_that_follow_each_other_have_different_places(string kind)
    {
        using var folder = new TemporaryFolder();
        for (var seed = 0; seed < 8; seed++)
        {
            var layouts = Layouts.Of(Real.Task(kind, seed, 3).Create(folder.Root));
            var shared = new SharedStates(layouts);
            foreach (var layout in layouts)
            {
                Assert.All(layout.Nodes.Where(shared.IsRead), node => AssertHolds(shared, layout, node));
            }
        }
    }

    private static void AssertHolds(SharedStates shared, WorkerLayout layout, int node)
    {
        var arcs = layout.Rule.ArcSize * layout.Graph.OutDegree(node);
        var step = layout.IsTwice ? 2 : 1;
        for (var version = step; version < 10 * step; version += step)
        {
            shared.Write(node, version, new double[layout.Rule.SharedSize], new double[arcs]);
            Assert.True(shared.Holds(node, version));
            Assert.True(shared.Holds(node, version - step));
            Assert.Equal(version, shared.NewestOf(node));
        }
    }
}
