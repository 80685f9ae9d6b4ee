namespace Hogwild.Experiments;

/// <summary>What is wrong in a condition.</summary>
/// <param name="Offset">The letter at which, from 0.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Found">What was found; empty for the end.</param>
/// <param name="Hint">What follows; empty for nothing.</param>
internal sealed record ConditionFault(int Offset, string Expected, string Found, string Hint = "");
