using System.Runtime.Intrinsics;

namespace Hogwild.Simulation.Tests;

public class DrawsTests
{
    [Property]
    public bool Uniform_draws_lie_strictly_between_zero_and_one(ulong seed, ulong entity, int counter)
    {
        var u = new Draws(seed).Uniform(Purpose.Delay, entity, Math.Abs((long)counter));
        return u is > 0 and < 1;
    }

    [Property]
    public bool Each_coordinate_matters(ulong seed, ulong entity, ushort counter)
    {
        var draws = new Draws(seed);
        var here = draws.Bits(Purpose.Clock, entity, counter);
        return here == draws.Bits(Purpose.Clock, entity, counter)
            && here != draws.Bits(Purpose.Delay, entity, counter)
            && here != draws.Bits(Purpose.Clock, entity + 1, counter)
            && here != draws.Bits(Purpose.Clock, entity, counter + 1L)
            && here != draws.Bits(Purpose.Clock, entity, counter + (1L << 32))
            && here != new Draws(seed + 1).Bits(Purpose.Clock, entity, counter)
            && here != draws.Replicate(0).Bits(Purpose.Clock, entity, counter);
    }

    /// <summary>
    /// Chi-square on 64 cells over 64,000 draws along each coordinate; 63 degrees of freedom, far beyond the 1e-6 quantile.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Draws_are_uniform_along_every_coordinate(int coordinate)
    {
        const int Cells = 64;
        const int Each = 1000;
        var counts = new int[Cells];
        for (var k = 0; k < Cells * Each; k++)
        {
            var draws = new Draws(coordinate == 0 ? (ulong)k : 7);
            counts[draws.Below(Cells, Purpose.Delay, coordinate == 1 ? (ulong)k : 3, coordinate == 2 ? k : 5)]++;
        }

        Assert.True(counts.Sum(count => Math.Pow(count - Each, 2) / Each) < 131);
    }

    [Fact]
    public void Normal_draws_have_the_moments_of_a_normal()
    {
        var draws = new Draws(11);
        var values = Enumerable.Range(0, 100_000).Select(k => draws.Normal(Purpose.Weights, 1, k)).ToArray();
        Assert.Equal(0, values.Average(), 0.015);
        Assert.Equal(1, values.Average(x => x * x), 0.025);
        Assert.Equal(3, values.Average(x => x * x * x * x), 0.15);
    }

    [Property(MaxTest = 300)]
    public bool Pairs_at_once_are_pairs_one_after_the_other(ulong seed, ulong[] entities, ushort counter)
    {
        var draws = new Draws(seed);
        var (first, second) = (new double[entities.Length], new double[entities.Length]);
        draws.UniformPairs(Purpose.Delay, entities, counter, first, second);
        return Enumerable.Range(0, entities.Length).All(k => draws.UniformPair(Purpose.Delay, entities[k], counter) == (first[k], second[k])
            && first[k] == draws.Uniform(Purpose.Delay, entities[k], counter));
    }

    [Property(MaxTest = 300)]
    public void Pairs_four_at_a_time_are_pairs_one_after_the_other(ulong seed, ulong[] entities, ushort counter)
    {
        var draws = new Draws(seed);
        var (first, second) = (new double[entities.Length], new double[entities.Length]);
        draws.UniformPairsOfFours(Purpose.Delay, entities, counter + (1L << 40), first, second);
        Assert.Equal(entities.Select(entity => draws.UniformPair(Purpose.Delay, entity, counter + (1L << 40))), first.Zip(second));
    }

    [Property(MaxTest = 300)]
    public void Integers_at_once_are_those_one_after_the_other(ulong seed, ulong[] entities, ushort counter, ushort count)
    {
        var (draws, numbers) = (new Draws(seed), new int[entities.Length]);
        draws.Below(1 + count, Purpose.Version, entities, counter + (1L << 33), numbers);
        Assert.Equal(entities.Select(entity => draws.Below(1 + count, Purpose.Version, entity, counter + (1L << 33))), numbers);
    }

    [Property(MaxTest = 20)]
    public void Pairs_of_counters_in_a_row_are_pairs_one_after_the_other(ulong seed, ushort counter)
    {
        var draws = new Draws(seed);
        for (var size = 0; size <= 12; size++)
        {
            var entities = Enumerable.Range(0, size).Select(k => draws.Bits(Purpose.Data, 1, k)).ToArray();
            for (var count = 0; count <= 20; count++)
            {
                var expected = Enumerable.Range(0, count).SelectMany(
                    k => entities.Select(entity => draws.UniformPair(Purpose.Delay, entity, counter + k))).ToArray();
                var room = (expected.Length + 7) / 8 * 8;
                var (first, second) = (new double[room], new double[room]);
                draws.UniformPairs(Purpose.Delay, entities, counter, count, first, second);
                Assert.Equal(expected, first.Zip(second).Take(expected.Length));
                if (size is > 0 and <= TableLanes.MostColumns)
                {
                    var (third, fourth) = (new double[room], new double[room]);
                    draws.UniformPairsOfLanes(Purpose.Delay, entities, counter, count, third, fourth);
                    Assert.Equal(expected, third.Zip(fourth).Take(expected.Length));
                }
            }
        }
    }

    [Property(MaxTest = 300)]
    public void Eight_numbers_in_a_row_are_those_one_after_the_other(ulong seed, ulong entity, ushort first)
    {
        var (draws, numbers) = (new Draws(seed), new double[8]);
        draws.EightUniforms(Purpose.Clock, entity, first).CopyTo(numbers);
        Assert.Equal(Enumerable.Range(0, 8).Select(k => draws.Uniform(Purpose.Clock, entity, first + k)), numbers);
    }

    [Property(MaxTest = 300)]
    public bool Four_numbers_in_a_row_are_those_one_after_the_other(ulong seed, ulong entity, ushort first)
    {
        var draws = new Draws(seed);
        var numbers = new double[4];
        draws.FourUniforms(Purpose.Clock, entity, first, numbers);
        return Enumerable.Range(0, 4).All(k => numbers[k] == draws.Uniform(Purpose.Clock, entity, first + k));
    }

    [Fact]
    public void The_two_numbers_of_a_pair_are_uncorrelated()
    {
        var draws = new Draws(3);
        var pairs = Enumerable.Range(0, 100_000).Select(k => draws.UniformPair(Purpose.Delay, 5, k)).ToArray();
        Assert.Equal(0, pairs.Average(pair => 12 * (pair.First - 0.5) * (pair.Second - 0.5)), 0.015);
    }
}
