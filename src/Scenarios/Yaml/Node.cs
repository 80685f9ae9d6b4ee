using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>A piece of YAML that knows where it was written.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>How messages name it.</summary>
    public abstract string Describe();

    /// <summary>A copy that can be changed without changing this.</summary>
    public Node Copy() => this switch
    {
        MappingNode mapping => mapping.CopyOf(),
        SequenceNode sequence => sequence with { Items = [.. sequence.Items.Select(item => item.Copy())] },
        _ => this,
    };
}

/// <summary>A text that may turn out to be a number, a duration, a name, …</summary>
internal sealed record ScalarNode(Place Place, string Text, bool IsPlain) : Node(Place)
{
    /// <summary>The folder that it starts from as a path, in full; null for that of the scenario.</summary>
    public string? Folder { get; init; }

    /// <summary>True where the key has no value at all.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null";

    /// <inheritdoc/>
    public override string Describe() => IsNothing ? "nothing" : $"'{Excerpt.Of(Text)}'";
}

/// <summary>Something that could not be read, which has been told.</summary>
internal sealed record LostNode(Place Place) : Node(Place)
{
    /// <inheritdoc/>
    public override string Describe() => "nothing";
}

/// <summary>A list.</summary>
internal sealed record SequenceNode(Place Place, IReadOnlyList<Node> Items) : Node(Place)
{
    /// <inheritdoc/>
    public override string Describe() => Items.Count == 0 ? "an empty list" : $"a list of {Items.Count}";
}

/// <summary>A key with its value.</summary>
internal sealed record Entry(string Key, Place Place, Node Value);
