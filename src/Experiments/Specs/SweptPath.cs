namespace Hogwild.Experiments;

/// <summary>A path of a scenario that is swept, with its values.</summary>
/// <param name="Path">Keys from the top, joined by dots, as in an override.</param>
/// <param name="Values">Its values, in their order.</param>
public sealed record SweptPath(string Path, IReadOnlyList<SweptValue> Values)
{
    /// <summary>Whether it was given as a range on a logarithmic scale.</summary>
    public bool IsLog { get; init; }

    /// <summary>Whether all values are numbers of one kind: plain ones and shares, or durations.</summary>
    public bool IsNumeric => SweepValue.AreNumbers(Values.Select(value => value.Value));

    /// <summary>Whether all values are whole numbers, as seeds and bounds are.</summary>
    internal bool IsWhole => Values.All(value => value.Value.Whole is not null);

    /// <summary>Whether all values are durations.</summary>
    public bool IsDuration => Values.All(value => value.Value.Quantity?.Unit == QuantityUnit.Duration);

    /// <summary>Whether all values are in per cent.</summary>
    public bool IsShare => Values.All(value => value.Value.Quantity?.Unit == QuantityUnit.Share);

    /// <summary>What it is called in a table of numbers: the path, of durations with the unit in which they are told.</summary>
    public string Column => IsNumeric && IsDuration ? $"{Path}_s" : Path;

    /// <summary>What the axis of figures is called: the last key, or the last two where it says little, with its unit.</summary>
    public string Axis
    {
        get
        {
            var keys = PathKeys.Of(Path);
            var name = keys is [.., "bound", "steps"] ? "bound B (steps)" : keys is [.., "link", "loss"] ? "loss of messages"
                : keys is [.., var owner, "period" or "mean" or "kind" or "steps" or "time"] ? $"{owner} {keys[^1]}" : keys[^1];
            return IsShare ? $"{name} (%)" : name;
        }
    }
}
