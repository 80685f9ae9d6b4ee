namespace Hogwild.Scenarios;

/// <summary>What happens to a message on its way.</summary>
/// <param name="Delay">How long it takes.</param>
/// <param name="Loss">Whether it is lost.</param>
public sealed record LinkSpec(DelaySpec Delay, LossSpec Loss)
{
    /// <summary>The probability that a message arrives twice.</summary>
    public double Duplication { get; init; }

    /// <summary>True where no message arrives before an earlier one.</summary>
    public bool Fifo { get; init; }
}
