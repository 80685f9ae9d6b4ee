namespace Hogwild.Simulation;

/// <content>Delays that were measured as a distribution.</content>
public abstract partial record DelaySpec
{
    /// <summary>A distribution by its quantiles.</summary>
    /// <param name="Values">The shortest, …, the longest, ascending: equally many delays lie between each two neighbours.</param>
    /// <param name="Unit">The duration that the number 1 stands for.</param>
    [Kind(
        "quantiles",
        "as was measured: equally many lie between each two values that follow each other, from the shortest to the longest",
        Implements = typeof(QuantileDistribution), Example = "{ kind: quantiles, values: [0.5, 1, 1.5, 2.5, 8], unit: 1ms }")]
    public sealed record Quantiles(
        [Option("the shortest, the values between, the longest: at least two, ascending", What = "a list of numbers",
            Example = "[0.5, 1, 1.5, 2.5, 8]")]
        IReadOnlyList<double> Values,
        [Option("what the number 1 stands for: a duration", Least = 1)] TimeSpan Unit) : DelaySpec, IChecked
    {
        /// <inheritdoc/>
        public override long Shortest => Values.Count == 0 ? 0 : (long)Math.Floor(Values[0] * Unit.Ticks);

        /// <inheritdoc/>
        public override bool IsDrawn => Values.Count == 0 || Values[0] < Values[^1];

        /// <inheritdoc/>
        public override IDistribution Create() => new QuantileDistribution([.. Values.Select(value => value * Unit.Ticks)]);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor) => this with { Values = [.. Values.Select(value => factor * value)] };

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step)
        {
            if (Values.Count < 2 || Values[0] < 0)
            {
                yield return new Misfit("values", "at least two numbers, from 0");
            }
            else if (Enumerable.Range(1, Values.Count - 1).FirstOrDefault(k => Values[k] < Values[k - 1]) is var fallen and > 0)
            {
                yield return new Misfit("values", FormattableString.Invariant(
                    $"numbers that do not fall, and {Values[fallen]} comes after {Values[fallen - 1]},"));
            }
        }
    }
}
