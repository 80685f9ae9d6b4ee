namespace Hogwild.Experiments;

/// <summary>A scenario with one of the values that are tried.</summary>
/// <param name="Value">The value as it was written.</param>
/// <param name="Scenario">The scenario.</param>
public sealed record VariedScenario(string Value, Scenario Scenario)
{
    /// <summary>The value as a number, in per cent or seconds where it was one of these; null where it is none.</summary>
    public double? Number => !Quantity.TryRead(Value, out var read, out _) ? null
        : read!.Unit == QuantityUnit.Share ? Quantity.TryRead(Value[..^1], out var percent, out _) ? percent!.Number : null
        : read.Number;
}
