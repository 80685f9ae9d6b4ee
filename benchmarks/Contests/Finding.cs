namespace Hogwild.Contests;

/// <summary>One measured number and what is asked of it.</summary>
/// <param name="Line">The line of the table it belongs to, for instance <c>updates</c>.</param>
/// <param name="What">What was measured, for people.</param>
/// <param name="Value">The number, most often a ratio; not a number where nothing was measured.</param>
/// <param name="Unit">Its unit; <c>×</c> for a ratio.</param>
/// <param name="Gate">What it has to reach, or stay below; null where nothing is asked.</param>
/// <param name="Aim">What one would like it to reach; null where that is the gate.</param>
/// <param name="IsLargerBetter">True where it has to reach the gate, false where it has to stay below.</param>
/// <param name="Detail">The numbers behind it, for people.</param>
internal sealed record Finding(
    string Line, string What, double Value, string Unit, double? Gate, double? Aim, bool IsLargerBetter, string Detail)
{
    /// <summary>Whether the gate is kept; true where there is none.</summary>
    public bool Passes => Gate is not { } gate || (IsLargerBetter ? Value >= gate : Value <= gate);

    /// <summary>A number that has to reach a gate.</summary>
    public static Finding AtLeast(string line, string what, double value, string unit, double? gate, double? aim, string detail) =>
        new(line, what, value, unit, gate, aim, true, detail);

    /// <summary>Nothing, and why.</summary>
    public static Finding None(string line, string what, string why) => new(line, what, double.NaN, "", null, null, true, why);

    /// <summary>A number that has to stay at or below a gate.</summary>
    public static Finding AtMost(string line, string what, double value, string unit, double? gate, double? aim, string detail) =>
        new(line, what, value, unit, gate, aim, false, detail);
}
