namespace Hogwild.Experiments;

/// <summary>A scenario with one of the values that are tried.</summary>
/// <param name="Value">The value as it was written; of several parameters, all of theirs with commas between.</param>
/// <param name="Scenario">The scenario.</param>
public sealed record VariedScenario(string Value, Scenario Scenario)
{
    /// <summary>One value a parameter, as they were written.</summary>
    public IReadOnlyList<string> Values { get; init; } = [Value];

    /// <summary>The value as a number, in per cent or seconds where it was one of these; null where it is none.</summary>
    public double? Number => !Quantity.TryRead(Value, out var read, out _) ? null
        : read!.Unit == QuantityUnit.Share ? Quantity.TryRead(Value[..^1], out var percent, out _) ? percent!.Number : null
        : read.Number;
}
