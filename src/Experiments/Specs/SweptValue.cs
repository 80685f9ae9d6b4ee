namespace Hogwild.Experiments;

/// <summary>One of the values of a path that is swept.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">What tables and figures call it.</param>
public sealed record SweptValue(SweepValue Value, string Label)
{
    /// <summary>As a number: of a share from 0 to 1, of a duration seconds; null where it is none.</summary>
    public double? Number => Value.Quantity?.Number;
}
