
namespace Hogwild.Simulation.Tests;

public class BurstsTests
{
    private const int Count = 200_000;

    [Theory]
    [InlineData(0.1, 1.2)]
    [InlineData(0.2, 5)]
    [InlineData(0.05, 20)]
    public void Bursts_have_the_rate_and_the_length_that_they_are_said_to(double loss, double length)
    {
        var bursts = Bursts.OfLength(loss, length);
        Assert.Equal(loss, bursts.Loss, 1e-12);
        var states = States(bursts, 3, Count);
        Assert.Equal(loss, states.Count(bad => bad) / (double)Count, 6 * Math.Sqrt(2 * length * loss / Count));
        var begun = states.Skip(1).Zip(states).Count(pair => pair.First && !pair.Second);
        Assert.Equal(length, states.Count(bad => bad) / (double)begun, 6 * length / Math.Sqrt(begun));
    }

    [Fact]
    public void The_first_state_is_stationary()
    {
        var bursts = new Bursts(0.1, 0.3, 0.02, 0.5);
        var bad = Enumerable.Range(0, 20_000).Count(arc => bursts.Begin(new Draws(5), (ulong)arc)) / 20_000.0;
        Assert.Equal(bursts.ShareBad, bad, 5 * Math.Sqrt(0.25 * 0.75 / 20_000));
        Assert.Equal(0.02 + (0.48 * 0.25), bursts.Loss, 1e-12);
    }

    [Property]
    public bool A_state_is_a_function_of_seed_arc_and_number(ulong seed, ulong arc)
    {
        var bursts = new Bursts(0.3, 0.4);
        return States(bursts, seed, 50, arc).SequenceEqual(States(bursts, seed, 50, arc));
    }

    private static List<bool> States(Bursts bursts, ulong seed, int count, ulong arc = 1)
    {
        var draws = new Draws(seed);
        var bad = bursts.Begin(draws, arc);
        return [.. Enumerable.Range(1, count).Select(version => bad = bursts.Next(draws, arc, version, bad))];
    }
}
