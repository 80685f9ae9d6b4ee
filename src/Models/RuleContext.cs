namespace Hogwild.Models;

/// <summary>What a model is made of beside its rule.</summary>
/// <param name="Name">Its name in figures and tables.</param>
/// <param name="Data">The data set's graphs as one; null where the rule brings its own graph.</param>
/// <param name="Weights">Its parameters; null where the rule has none.</param>
public sealed record RuleContext(string Name, GraphData? Data = null, WeightFile? Weights = null)
{
    /// <summary>What is in <see cref="RuleSpec.Code"/>, whose running was allowed; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Code { get; init; }

    /// <summary>Its parameters; null where the rule has none. What they say of shapes names the file of the features as well.</summary>
    public WeightFile? Weights { get; init; } = Weights is null || Data?.FeatureSource is not { } source ? Weights
        : Weights with { Features = (source, Data.FeatureSize) };
}
