namespace Hogwild.Simulation;

/// <summary>
/// Describes a parameter or property of a spec as an option. Type, default and whether it must be there are those of the member: what has
/// neither a default nor may be null is required.
/// </summary>
/// <param name="summary">What it means, in one line.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class OptionAttribute(string summary) : Attribute
{
    /// <summary>What it means, in one line.</summary>
    public string Summary => summary;

    /// <summary>Its key. Default the member's name in kebab-case.</summary>
    public string? Name { get; init; }

    /// <summary>How the default is found where it is not a fixed value: <c>zeros</c>, <c>the file's name</c>.</summary>
    public string? Default { get; init; }

    /// <summary>
    /// The words for false and true, or for the values of an enumeration in their order, with a bar between: <c>fresh|stale</c>.
    /// </summary>
    public string? Words { get; init; }

    /// <summary>The word that stands for null: <c>auto</c>.</summary>
    public string? Null { get; init; }

    /// <summary>The smallest value; of a duration in ticks.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    /// <summary>The largest value.</summary>
    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>What the value must be larger than.</summary>
    public double Above { get; init; } = double.NegativeInfinity;

    /// <summary>What the value must be smaller than.</summary>
    public double Below { get; init; } = double.PositiveInfinity;

    /// <summary>True for a number from 0 to 1 that may be written in per cent.</summary>
    public bool IsShare { get; init; }

    /// <summary>
    /// True for a parameter that may be left out although parameters after it may not; it is then the default of its type.
    /// </summary>
    public bool IsOptional { get; init; }

    /// <summary>The type that does it, whose documentation tells more; null where the summary is enough.</summary>
    public Type? Implements { get; init; }

    /// <summary>
    /// The option beside it whose kind it has as well, so that it is written without one: training is that of the <c>rule</c>.
    /// </summary>
    public string? KindOf { get; init; }

    /// <summary>The option beside it that its values change, so that they say only what differs.</summary>
    public string? Over { get; init; }

    /// <summary>True for a list that may be written empty. Default false: an empty list is a slip.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Which files may stand for a list, so that the path of one may be written in its place. Default none.</summary>
    public string? Files { get; init; }

    /// <summary>
    /// What must stand beside it so that it has an effect; where it does not, writing the option is an error, as an unknown key is. An
    /// option that is there, <c>at</c>; a value of one, <c>stagger=false</c>; a kind, <c>trace:deliveries</c>; a part of a text,
    /// <c>file~*</c>; of what stands in an option or in one of its items, <c>faults.state=warm</c>; several with a bar between. Default
    /// nothing.
    /// </summary>
    public string? Only { get; init; }

    /// <summary>A value as it may be written, where its type and limits do not give a good one.</summary>
    public string? Example { get; init; }

    /// <summary>What the value is, in words, where type and limits do not say it well.</summary>
    public string? What { get; init; }
}
