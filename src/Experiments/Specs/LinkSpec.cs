namespace Hogwild.Experiments;

/// <summary>What happens to a message on its way.</summary>
/// <param name="Delay">How long it takes.</param>
/// <param name="Loss">The probability that it never arrives, from 0 to 1; 0 where there is a <see cref="Pattern"/>.</param>
public sealed record LinkSpec(DelaySpec Delay, double Loss)
{
    /// <summary>Losses of another kind; null where each message is lost by itself.</summary>
    public LossSpec? Pattern { get; init; }

    /// <summary>The probability that a message arrives twice.</summary>
    public double Duplication { get; init; }

    /// <summary>True where no message arrives before an earlier one.</summary>
    public bool Fifo { get; init; }
}
