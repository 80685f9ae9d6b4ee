namespace Hogwild.Simulation;

/// <summary>What happens to a message on its way.</summary>
/// <param name="Delay">How long it takes; no time where null.</param>
/// <param name="Loss">The probability that it never arrives, from 0 to 1; 0 where there is a <see cref="Pattern"/>.</param>
[Kind("link", "what happens to messages", Implements = typeof(Link))]
public sealed record LinkSpec(DelaySpec? Delay = null, double Loss = 0) : IChecked
{
    /// <summary>How long a message takes.</summary>
    [Option("how long a message takes")]
    public DelaySpec Delay { get; init; } = Delay ?? new DelaySpec.Constant(TimeSpan.Zero);

    /// <summary>Losses of another kind; null where each message is lost by itself.</summary>
    public LossSpec? Pattern { get; init; }

    /// <summary>What is lost: <see cref="Loss"/> or <see cref="Pattern"/>.</summary>
    [Option("probability that it never arrives: 0.05 or 5%; or a kind: bursts, gilbert-elliott, measured", Name = "loss")]
    public LossSpec Losses
    {
        get => Pattern ?? new LossSpec.Independent(Loss);
        init => (Loss, Pattern) = value is LossSpec.Independent { Share: var share } ? (share, (LossSpec?)null) : (0, value);
    }

    /// <summary>The probability that a message arrives twice.</summary>
    [Option("probability that it arrives twice", IsShare = true)]
    public double Duplication { get; init; }

    /// <summary>True where no message arrives before an earlier one.</summary>
    [Option("true where no message overtakes another")]
    public bool Fifo { get; init; }

    /// <summary>Whether anything about it is drawn.</summary>
    public bool IsDrawn => Delay.IsDrawn || Losses.IsDrawn || Duplication is > 0 and < 1;

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Delay is DelaySpec.Constant { PerArc: true } or DelaySpec.Measured { PerArc: true })
        {
            yield return new Misfit("delay.per-arc", "the key only with a delay that is drawn") { IsOfKey = true };
        }
    }

    /// <summary>The link.</summary>
    public Link Create() => new(Delay.Create(), Loss)
    {
        Trace = (Delay as DelaySpec.Measured)?.Trace.Data,
        Bursts = (Pattern as LossSpec.InBursts)?.Chain,
        IsPerArc = Delay.PerArc,
        LossTrace = (Pattern as LossSpec.Measured)?.Trace.Data,
        Duplication = Duplication,
        Fifo = Fifo,
    };
}
