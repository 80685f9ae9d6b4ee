namespace Hogwild.Experiments;

/// <summary>Signs of comparisons.</summary>
internal static class ConditionSigns
{
    /// <summary>The sign of a text; null where it is none.</summary>
    public static ConditionSign? Of(string text) => text switch
    {
        "<" => ConditionSign.Less,
        "<=" => ConditionSign.AtMost,
        ">" => ConditionSign.More,
        ">=" => ConditionSign.AtLeast,
        "=" or "==" => ConditionSign.Equal,
        "!=" => ConditionSign.Other,
        _ => null,
    };

    /// <summary>Whether it asks no more than whether two are equal.</summary>
    public static bool IsOfEquality(this ConditionSign sign) => sign is ConditionSign.Equal or ConditionSign.Other;

    /// <summary>Whether two numbers compare so.</summary>
    public static bool Holds(this ConditionSign sign, double left, double right) => sign switch
    {
        ConditionSign.Less => left < right,
        ConditionSign.AtMost => left <= right,
        ConditionSign.More => left > right,
        ConditionSign.AtLeast => left >= right,
        ConditionSign.Equal => left.Equals(right),
        _ => !left.Equals(right),
    };
}
