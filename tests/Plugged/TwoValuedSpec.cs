using Hogwild.Simulation;

namespace Hogwild.Plugged;

/// <summary>One of two delays, equally likely.</summary>
/// <param name="Quick">The one.</param>
/// <param name="Slow">The other.</param>
[Kind("two-valued", "one of two delays, equally likely", Example = "{ kind: two-valued, quick: 1ms, slow: 9ms }")]
public sealed record TwoValuedSpec([Option("the one")] TimeSpan Quick, [Option("the other", Least = 1)] TimeSpan Slow) : DelaySpec
{
    /// <inheritdoc/>
    public override IDistribution Create() => new TwoValued(Quick, Slow);

    private sealed class TwoValued(TimeSpan one, TimeSpan other) : IDistribution
    {
        public double Minimum => Math.Min(one.Ticks, other.Ticks);

        public double Mean => (one + other).Ticks / 2.0;

        public double Quantile(double u) => u < 0.5 ? one.Ticks : other.Ticks;
    }
}
