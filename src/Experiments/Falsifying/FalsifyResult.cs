using Hogwild.Testing;

namespace Hogwild.Experiments;

/// <summary>What a search for counterexamples found.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Options">What was claimed, and how long was searched.</param>
/// <param name="Models">One finding a model of which it could be claimed, in the order of the scenario.</param>
public sealed record FalsifyResult(Scenario Scenario, FalsifyOptions Options, IReadOnlyList<ModelFinding> Models) : StudyResult(Scenario)
{
    /// <summary>All counterexamples.</summary>
    public IReadOnlyList<Counterexample> Counterexamples => [.. Models.Select(model => model.Found).OfType<Counterexample>()];
}
