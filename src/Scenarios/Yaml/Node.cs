namespace Hogwild.Scenarios;

/// <summary>A piece of YAML that knows where it was written.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>How messages name it.</summary>
    public abstract string Describe();

    /// <summary>A copy that can be changed without changing this.</summary>
    public Node Copy() => this switch
    {
        MappingNode mapping => mapping with { Entries = [.. mapping.Entries.Select(entry => entry with { Value = entry.Value.Copy() })] },
        SequenceNode sequence => sequence with { Items = [.. sequence.Items.Select(item => item.Copy())] },
        _ => this,
    };
}

/// <summary>A text that may turn out to be a number, a duration, a name, …</summary>
internal sealed record ScalarNode(Place Place, string Text, bool IsPlain) : Node(Place)
{
    /// <summary>True where the key has no value at all.</summary>
    public bool IsNothing => IsPlain && Text is "" or "~" or "null";

    /// <inheritdoc/>
    public override string Describe() => IsNothing ? "nothing" : $"'{Text}'";
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
    public override string Describe() => "a list";
}

/// <summary>A key with its value.</summary>
internal sealed record Entry(string Key, Place Place, Node Value);

/// <summary>Keys and values, in the order of the file, each key once.</summary>
internal sealed record MappingNode(Place Place, List<Entry> Entries) : Node(Place)
{
    /// <summary>The value of a key; null where the key is absent.</summary>
    public Node? Find(string key) => Entries.Find(entry => entry.Key == key)?.Value;

    /// <summary>Adds a key or replaces its value.</summary>
    public void Set(string key, Node value)
    {
        var index = Entries.FindIndex(entry => entry.Key == key);
        var entry = new Entry(key, value.Place, value);
        if (index < 0)
        {
            Entries.Add(entry);
        }
        else
        {
            Entries[index] = entry;
        }
    }

    /// <inheritdoc/>
    public override string Describe() =>
        Entries.Count == 0 ? "an empty mapping" : $"a mapping with {string.Join(", ", Entries.Select(entry => $"'{entry.Key}'"))}";
}
