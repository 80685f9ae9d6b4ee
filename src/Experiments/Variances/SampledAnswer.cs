namespace Hogwild.Experiments;

/// <summary>What one run of a nested design came to.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Outputs">The outputs at the end, items × OutputSize.</param>
internal sealed record SampledAnswer(RunOutcome Outcome, double[] Outputs);
