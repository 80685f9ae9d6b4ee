namespace Hogwild.Scenarios;

/// <summary>What happens to a message on its way.</summary>
/// <param name="Delay">How long it takes.</param>
/// <param name="Loss">The probability that it never arrives, from 0 to 1.</param>
public sealed record LinkSpec(DelaySpec Delay, double Loss);
