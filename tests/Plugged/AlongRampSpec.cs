using Hogwild.Simulation;

namespace Hogwild.Plugged;

/// <summary>Delays out of a <see cref="RampTrace"/>.</summary>
/// <param name="Trace">The trace.</param>
[Kind("along-ramp", "delays out of a ramp")]
public sealed record AlongRampSpec([Option("the trace")] RampTrace Trace) : DelaySpec
{
    /// <inheritdoc/>
    public override IDistribution Create() => new Drawn(Trace.Steps);

    private sealed class Drawn(IReadOnlyList<TimeSpan> delays) : IDistribution
    {
        public double Minimum => delays.Min().Ticks;

        public double Mean => delays.Average(delay => delay.Ticks);

        public double Quantile(double u) => delays[(int)(u * delays.Count)].Ticks;
    }
}
