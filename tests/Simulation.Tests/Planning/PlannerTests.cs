namespace Hogwild.Simulation.Tests;

public class PlannerTests
{
    [Theory]
    [InlineData(1, 16, 2_000)]
    [InlineData(1_000, 16, 16_000)]
    [InlineData(29_999, 16, 16 * 29_999)]
    [InlineData(30_000, 16, 8 * 30_000)]
    [InlineData(10_000, 64, 8 * 10_000)]
    [InlineData(199_999, 16, 8 * 199_999)]
    [InlineData(100_000, 64, 4 * 100_000)]
    [InlineData(200_000, 16, 2 * 200_000)]
    public void Stretches_are_shorter_where_nodes_and_numbers_are_many(int nodes, int step, long aim) =>
        Assert.Equal(aim, Planner.AimOf(nodes, step));
}
