namespace Hogwild.Simulation;

/// <content>Delays of one formula.</content>
public abstract partial record DelaySpec
{
    /// <summary>Always the same.</summary>
    /// <param name="Value">The delay.</param>
    [Kind("constant", "always the same", Implements = typeof(Simulation.Constant))]
    public sealed record Constant([Option("the delay")] TimeSpan Value) : DelaySpec
    {
        /// <inheritdoc/>
        public override long Shortest => Value.Ticks;

        /// <inheritdoc/>
        public override bool IsDrawn => false;

        /// <inheritdoc/>
        public override double Average => Value.Ticks;

        /// <inheritdoc/>
        public override IDistribution Create() => new Simulation.Constant(Value);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor) => new Constant(Times(factor, Value));
    }

    /// <summary>Equally likely between two ends.</summary>
    /// <param name="Min">The shortest.</param>
    /// <param name="Max">The longest, at least <paramref name="Min"/>.</param>
    [Kind("uniform", "equally likely between two ends", Implements = typeof(Simulation.Uniform))]
    public sealed record Uniform([Option("the shortest")] TimeSpan Min, [Option("the longest")] TimeSpan Max) : DelaySpec, IChecked
    {
        /// <inheritdoc/>
        public override long Shortest => Min.Ticks;

        /// <inheritdoc/>
        public override double Average => (Min + Max).Ticks / 2.0;

        /// <inheritdoc/>
        public override bool IsDrawn => Min != Max;

        /// <inheritdoc/>
        public override IDistribution Create() => new Simulation.Uniform(Min, Max);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor) => new Uniform(Times(factor, Min), Times(factor, Max));

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => MaxBelow(Min, Max);
    }

    /// <summary>Min plus an exponential variable, so that the whole has the mean.</summary>
    /// <param name="Mean">The mean of the whole delay, above <paramref name="Min"/>.</param>
    /// <param name="Min">The shortest.</param>
    [Kind("exponential", "a shortest delay plus an exponential variable", Implements = typeof(Simulation.Exponential))]
    public sealed record Exponential(
        [Option("mean of the whole delay", Least = 1)] TimeSpan Mean,
        [Option("the shortest")] TimeSpan Min = default) : DelaySpec, IChecked
    {
        /// <inheritdoc/>
        public override long Shortest => Min.Ticks;

        /// <inheritdoc/>
        public override double Average => Mean.Ticks;

        /// <inheritdoc/>
        public override IDistribution Create() => new Simulation.Exponential(Mean - Min, Min);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor)
        {
            var (mean, min) = (Times(factor, Mean), Times(factor, Min));
            return new Exponential(mean > min ? mean : min + TimeSpan.FromTicks(1), min);
        }

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step)
        {
            if (Mean <= Min)
            {
                yield return new Misfit("mean", $"a duration above 'min' ({DurationText.Write(Min)})");
            }
        }
    }

    /// <summary>Longer than d with probability (min/d)^shape.</summary>
    /// <param name="Min">The shortest, above 0.</param>
    /// <param name="Shape">The exponent of the tail, above 0; the mean is infinite up to 1.</param>
    [Kind("pareto", "longer than d with probability (min/d)^shape", Implements = typeof(Simulation.Pareto))]
    public sealed record Pareto(
        [Option("the shortest", Least = 1)] TimeSpan Min,
        [Option("exponent of the tail; the mean is infinite up to 1", Above = 0)] double Shape) : DelaySpec
    {
        /// <inheritdoc/>
        public override long Shortest => Min.Ticks;

        /// <inheritdoc/>
        public override double Average => Shape <= 1 ? double.PositiveInfinity : Min.Ticks * Shape / (Shape - 1);

        /// <inheritdoc/>
        public override IDistribution Create() => new Simulation.Pareto(Min, Shape);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor) => this with { Min = TimesAtLeastATick(factor, Min) };
    }

    /// <summary>The exponential of a normal variable.</summary>
    /// <param name="Median">The median, above 0.</param>
    /// <param name="Sigma">The standard deviation of the logarithm, at least 0.</param>
    [Kind("log-normal", "the exponential of a normal variable", Implements = typeof(Simulation.LogNormal))]
    public sealed record LogNormal(
        [Option("the median", Least = 1)] TimeSpan Median,
        [Option("standard deviation of the logarithm", Least = 0)] double Sigma) : DelaySpec
    {
        /// <inheritdoc/>
        public override long Shortest => Sigma == 0 ? Median.Ticks : 0;

        /// <inheritdoc/>
        public override bool IsDrawn => Sigma > 0;

        /// <inheritdoc/>
        public override double Average => Median.Ticks * Elementary.Exp(Sigma * Sigma / 2);

        /// <inheritdoc/>
        public override IDistribution Create() => new Simulation.LogNormal(Median, Sigma);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor) => this with { Median = TimesAtLeastATick(factor, Median) };
    }
}
