using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Where values of a resolved scenario come from.</summary>
internal static class Origins
{
    /// <summary>Where a piece is written: a file and line, or the option that brought it.</summary>
    public static string Of(Node node) =>
        node.Place.Line == 0 ? node.Place.Source : FormattableString.Invariant($"{node.Place.Source}:{node.Place.Line}");

    /// <summary>Where the value of an option comes from.</summary>
    /// <param name="option">The option.</param>
    /// <param name="written">Where it is written; null where it is not.</param>
    public static string Of(Option option, Node? written) => written is not null ? Of(written)
        : option.DefaultRule is { } rule ? $"derived: {rule}" : "default";

    /// <summary>What stands behind an option of a spec, in whatever short form; null where it is not written.</summary>
    /// <param name="spec">Where the spec is written.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="option">The key of the option, or <c>kind</c>.</param>
    public static Node? Find(Node? spec, Kind kind, string option) => spec switch
    {
        MappingNode mapping => mapping.Find(option),
        SequenceNode list when kind.Rest?.Name == option => list.Items.Count > 1 ? list with { Items = [.. list.Items.Skip(1)] } : null,
        SequenceNode list when kind.Rest is not null => Find(list.Items[0], kind, option),
        SequenceNode list when option == kind.Brief?.Name => list,
        ScalarNode scalar when option == "kind" || option == kind.Brief?.Name => scalar,
        _ => null,
    };

    /// <summary>What stands behind a key or number of an item; null where it is not written.</summary>
    public static Node? Item(Node? list, string key) => list switch
    {
        MappingNode mapping => mapping.Find(key),
        SequenceNode sequence when int.TryParse(key, out var number) => sequence.Items.ElementAtOrDefault(number),
        _ => null,
    };
}
