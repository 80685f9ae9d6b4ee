namespace Hogwild.Simulation;

/// <summary>How a clock's local time runs: its rate as a function of the time of the run, always positive.</summary>
public abstract record Drift
{
    /// <summary>Local time that has passed at <paramref name="time"/>, both in ticks: the integral of the rate.</summary>
    public abstract double Local(double time);

    /// <summary>The first tick after <paramref name="now"/> at which <paramref name="gap"/> ticks of local time have passed.</summary>
    public long After(long now, long gap)
    {
        var target = Local(now) + gap;
        var step = Math.Max(1, gap);
        var high = Ticks.After(now, step);
        while (high != Ticks.Never && Local(high) < target)
        {
            step = step > Ticks.Never / 2 ? Ticks.Never : 2 * step;
            high = Ticks.After(now, step);
        }

        var low = now;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Local(middle) < target ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The rate goes from 1 to 1 + change in a straight line, and stays there.</summary>
    /// <param name="Change">The change in all, above −1.</param>
    /// <param name="Over">How long it takes, positive.</param>
    public sealed record Linear(double Change, TimeSpan Over) : Drift
    {
        /// <inheritdoc/>
        public override double Local(double time)
        {
            var changing = Math.Min(time, Over.Ticks);
            return time + (Change * ((0.5 * changing * changing / Over.Ticks) + (time - changing)));
        }
    }

    /// <summary>The rate swings as 1 + amplitude · sin(2πt / period).</summary>
    /// <param name="Amplitude">From 0 on and below 1.</param>
    /// <param name="Period">Positive.</param>
    public sealed record Periodic(double Amplitude, TimeSpan Period) : Drift
    {
        /// <inheritdoc/>
        public override double Local(double time)
        {
            var turns = time / Period.Ticks;
            return time + (Amplitude * Period.Ticks * (1 - Elementary.CosTwoPi(turns - Math.Floor(turns))) / (2 * Math.PI));
        }
    }

    /// <summary>The rate is 1 up to an instant, and another one from then on.</summary>
    /// <param name="At">The instant.</param>
    /// <param name="Rate">The rate from then on, positive.</param>
    public sealed record Step(TimeSpan At, double Rate) : Drift
    {
        /// <inheritdoc/>
        public override double Local(double time) => Math.Min(time, At.Ticks) + (Rate * Math.Max(0, time - At.Ticks));
    }
}
