namespace Hogwild.Simulation;

/// <content>Delays made of others, and those of a package.</content>
public abstract partial record DelaySpec
{
    /// <summary>Another delay, given that it lies between two ends.</summary>
    /// <param name="Of">The other one.</param>
    /// <param name="Min">The shortest.</param>
    /// <param name="Max">The longest.</param>
    [Kind("truncated", "another delay between two ends; what lies outside is drawn again", Implements = typeof(Simulation.Truncated))]
    public sealed record Truncated(
        [Option("the other delay")] DelaySpec Of,
        [Option("the shortest", IsOptional = true)] TimeSpan Min,
        [Option("the longest")] TimeSpan Max) : DelaySpec, IChecked
    {
        /// <inheritdoc/>
        public override long Shortest => Math.Max(Min.Ticks, Of.Shortest);

        /// <inheritdoc/>
        public override bool IsDrawn => Of.IsDrawn && Min != Max;

        /// <inheritdoc/>
        public override IDistribution Create() => new Simulation.Truncated(Of.Create(), Min, Max);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor) => new Truncated(Of.Stretch(factor), Times(factor, Min), Times(factor, Max));

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) =>
            Of.NotOfLink("of").ToList() is [_, ..] wrong ? wrong : Max < Min ? MaxBelow(Min, Max) : Impossible("max");
    }

    /// <summary>Another delay, and some more.</summary>
    /// <param name="Of">The other one.</param>
    /// <param name="By">What is added.</param>
    [Kind("shifted", "another delay, and some more", Implements = typeof(Simulation.Shifted))]
    public sealed record Shifted([Option("the other delay")] DelaySpec Of, [Option("what is added")] TimeSpan By)
        : DelaySpec, IChecked
    {
        /// <inheritdoc/>
        public override long Shortest => By.Ticks + Of.Shortest;

        /// <inheritdoc/>
        public override bool IsDrawn => Of.IsDrawn;

        /// <inheritdoc/>
        public override IDistribution Create() => new Simulation.Shifted(Of.Create(), By);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor) => new Shifted(Of.Stretch(factor), Times(factor, By));

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => Of.NotOfLink("of");
    }

    /// <summary>Any continuous distribution of MathNet.Numerics.</summary>
    /// <param name="Distribution">Its name.</param>
    /// <param name="Parameters">Its parameters by name, in their order.</param>
    /// <param name="Unit">The duration that the number 1 stands for.</param>
    [Kind("math-net", "any continuous distribution of MathNet.Numerics", Implements = typeof(MathNetDistribution))]
    public sealed record MathNet(
        [Option("its name: gamma, weibull, inverse-gaussian, …")] string Distribution,
        [Option("its parameters by their names in the package")] IReadOnlyList<KeyValuePair<string, double>> Parameters,
        [Option("what the number 1 stands for: a duration", Least = 1)] TimeSpan Unit) : DelaySpec, IChecked
    {
        /// <inheritdoc/>
        public override IDistribution Create() => new MathNetDistribution(Distribution, [.. Parameters.Select(item => item.Value)], Unit);

        /// <inheritdoc/>
        public override DelaySpec Stretch(double factor) => this with { Unit = TimesAtLeastATick(factor, Unit) };

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step)
        {
            var names = MathNetFamily.Names;
            if (!names.Contains(Distribution))
            {
                var hint = Nearest.Hint(Distribution, names);
                return [new Misfit("distribution", $"one of the distributions {string.Join(", ", names)}{hint}")];
            }

            var known = MathNetFamily.Parameters(Distribution);
            var unknown = Parameters.Where(item => !known.Contains(item.Key)).ToList();
            return unknown.Count > 0 ? unknown.Select(item => Misfit.OfName($"parameters.{item.Key}", "keys", known))
                : Parameters.Count == known.Count ? Impossible("parameters")
                : [new Misfit("parameters", $"the keys {string.Join(", ", known)}")];
        }
    }
}
