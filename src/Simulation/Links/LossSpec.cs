namespace Hogwild.Simulation;

/// <summary>What is lost on a link, as a scenario describes it.</summary>
[Family("loss", "losses", "what is lost on a link")]
public abstract record LossSpec
{
    /// <summary>Links know the kinds here, and bursts; a loss of another kind would lose nothing.</summary>
    private protected LossSpec()
    {
    }

    /// <summary>Whether it is drawn which messages are lost.</summary>
    public abstract bool IsDrawn { get; }

    /// <summary>Each message by itself.</summary>
    /// <param name="Share">The probability that a message never arrives.</param>
    [Kind("independent", "each message by itself", Brief = "share")]
    public sealed record Independent([Option("the probability of a loss", IsShare = true)] double Share) : LossSpec
    {
        /// <inheritdoc/>
        public override bool IsDrawn => Share is > 0 and < 1;
    }

    /// <summary>In bursts, by a chain of two states (Gilbert 1960, Elliott 1963).</summary>
    public abstract record InBursts : LossSpec
    {
        /// <summary>Its probabilities.</summary>
        public abstract Simulation.Bursts Chain { get; }
    }

    /// <summary>Everything is lost in bursts, nothing between them.</summary>
    /// <param name="Loss">Share of messages lost.</param>
    /// <param name="Length">Mean length of a burst in messages.</param>
    [Kind("bursts", "everything is lost in bursts, nothing between them", Implements = typeof(Simulation.Bursts))]
    public sealed record Bursts(
        [Option("share of messages lost, below 1", IsShare = true, Below = 1)] double Loss,
        [Option("mean length of a burst in messages, at least 1", Least = 1)] double Length) : InBursts, IChecked
    {
        /// <inheritdoc/>
        public override bool IsDrawn => Loss > 0;

        /// <inheritdoc/>
        public override Simulation.Bursts Chain => Simulation.Bursts.OfLength(Loss, Length);

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step)
        {
            if (Length < Loss / (1 - Loss))
            {
                yield return new Misfit("length", FormattableString.Invariant($"a number of at least {Loss / (1 - Loss):G3}"));
            }
        }
    }

    /// <summary>A chain of two states.</summary>
    /// <param name="GoodToBad">Probability of going bad before a message.</param>
    /// <param name="BadToGood">Probability of getting well.</param>
    /// <param name="LossGood">Loss in the good state.</param>
    /// <param name="LossBad">Loss in the bad state.</param>
    [Kind("gilbert-elliott", "a chain of two states", Implements = typeof(Simulation.Bursts))]
    public sealed record GilbertElliott(
        [Option("probability of going bad before a message", IsShare = true)] double GoodToBad,
        [Option("probability of getting well, above 0", IsShare = true, Above = 0)] double BadToGood,
        [Option("loss in the good state", IsShare = true)] double LossGood = 0,
        [Option("loss in the bad state", IsShare = true)] double LossBad = 1) : InBursts
    {
        /// <inheritdoc/>
        public override bool IsDrawn =>
            LossGood is > 0 and < 1 || (GoodToBad > 0 && (LossBad is > 0 and < 1 || LossGood != LossBad));

        /// <inheritdoc/>
        public override Simulation.Bursts Chain => new(GoodToBad, BadToGood, LossGood, LossBad);
    }

    /// <summary>With measured probabilities.</summary>
    /// <param name="Trace">The trace they come from.</param>
    [Kind("measured", "as in a trace, for each pair of nodes or in time")]
    public sealed record Measured([Option("the name of a trace of deliveries or losses")] TraceSpec.OfLosses Trace) : LossSpec
    {
        /// <inheritdoc/>
        public override bool IsDrawn => Trace.Data?.IsDrawn ?? true;
    }
}
