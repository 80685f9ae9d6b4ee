namespace Hogwild.Experiments;

/// <summary>What came out at one value of a parameter, or at one combination of values of several.</summary>
/// <param name="Value">The value as it was written; of several parameters, all of theirs with commas between.</param>
/// <param name="Number">As a number; null where it is none.</param>
/// <param name="Models">One result a model, in the order of the scenario.</param>
public sealed record VariedResult(string Value, double? Number, IReadOnlyList<ModelResult> Models)
{
    /// <summary>One value a parameter, as they were written.</summary>
    public IReadOnlyList<string> Values { get; init; } = [Value];
}
