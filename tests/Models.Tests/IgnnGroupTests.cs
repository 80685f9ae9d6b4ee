using System.Runtime.Intrinsics;
using Hogwild.Simulation;

namespace Hogwild.Models.Tests;

public class IgnnGroupTests
{
    [Property(MaxTest = 200)]
    public void Some_side_by_side_are_one_after_the_other_to_the_bit(ulong seed)
    {
        var sampler = new Sampler(seed);
        var size = 8 * sampler.Between(1, 8);
        var data = sampler.Data(sampler.UndirectedGraph(sampler.Between(4, 12)), 2);
        var rule = new IgnnRule(data, sampler.Ignn(size, 2, 0.9));
        if (!Vector512.IsHardwareAccelerated)
        {
            Assert.False(IgnnGroup.Fits(rule));
            return;
        }

        Assert.True(IgnnGroup.Fits(rule));
        var numbers = sampler.Normals(40 * size);
        var nodes = sampler.Permutation(data.Graph.NodeCount)[..sampler.Between(2, 4)];
        var next = Enumerable.Range(36, nodes.Length).Select(place => place * size).ToArray();
        int[][] reads = [.. nodes.Select(node => new int[1 + data.Graph.InDegree(node)]
            .Select(_ => size * sampler.Between(0, 35)).ToArray())];
        if (seed % 5 == 0)
        {
            var at = reads[sampler.Between(0, nodes.Length - 1)][0] + sampler.Between(0, size - 1);
            numbers[at] = seed % 2 == 0 ? double.NaN : double.PositiveInfinity;
        }

        var isFinite = true;
        double[][] expected = [.. nodes.Select((node, member) =>
        {
            var state = new double[size];
            View[] views = [.. reads[member].Skip(1).Select(at => new View(numbers, at, at))];
            rule.Update(
                new Activation { Node = node }, numbers.AsSpan(reads[member][0], size), new Inbox(views, size, 0), state, default);
            isFinite &= state.All(double.IsFinite);
            return state;
        })];
        Assert.Equal(isFinite, IgnnGroup.Update(rule, nodes, [.. reads.SelectMany(row => row)], next, numbers));
        for (var member = 0; isFinite && member < nodes.Length; member++)
        {
            Assert.Equal(expected[member], numbers.AsSpan(next[member], size).ToArray());
        }
    }

    [Theory]
    [InlineData(12)]
    [InlineData(72)]
    public void Other_sizes_have_no_groups(int size)
    {
        var sampler = new Sampler(1);
        var data = sampler.Data(Graphs.Path(4), 2);
        Assert.False(IgnnGroup.Fits(new IgnnRule(data, sampler.Ignn(size, 2, 0.9))));
    }
}
