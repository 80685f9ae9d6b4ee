using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>Clocks and links of a network, the same at every node and on every arc.</summary>
/// <param name="Period">The time between two activations of a node, or its mean.</param>
/// <param name="IsPoisson">Whether that time is exponentially distributed; otherwise always the same, with a random phase.</param>
/// <param name="Delay">The time a message takes, or its mean; 0 for the next tick.</param>
/// <param name="IsExponential">Whether that time is exponentially distributed; otherwise always the same.</param>
/// <param name="Loss">The probability that a message never arrives, 0 to 1.</param>
public sealed record PhysicalEnvironment(TimeSpan Period, bool IsPoisson, TimeSpan Delay, bool IsExponential, double Loss)
{
    /// <summary>The scheduler of this environment.</summary>
    /// <param name="draws">The randomness of the run.</param>
    public IScheduler ToScheduler(Draws draws)
    {
        IClock clock = IsPoisson ? new PoissonClock(Period) : new PeriodicClock(Period);
        IDistribution delay = IsExponential && Delay > TimeSpan.Zero ? new Exponential(Delay) : new Constant(Delay);
        return new Physical(clock, new Link(delay, Loss), draws);
    }

    /// <summary>Simpler ones: no loss, no delay, nothing random, round numbers.</summary>
    internal IEnumerable<PhysicalEnvironment> Simpler()
    {
        var ten = TimeSpan.FromMilliseconds(10);
        return new[]
        {
            this with { Loss = 0 },
            this with { Delay = TimeSpan.Zero, IsExponential = false },
            this with { IsExponential = false },
            this with { IsPoisson = false },
            this with { Period = ten },
            this with { Delay = TimeSpan.FromMilliseconds(Math.Floor(Delay.TotalMilliseconds)) },
            this with { Loss = Math.Floor(Loss * 10) / 10 },
        }.Where(simpler => simpler != this);
    }
}
