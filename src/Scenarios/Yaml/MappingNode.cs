using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Keys and values, in the order of the file, each key once.</summary>
internal sealed record MappingNode : Node
{
    private const int MostShown = 8;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);

    /// <summary>A mapping.</summary>
    /// <param name="place">Where it is written.</param>
    /// <param name="entries">Its keys and values; of a key that comes again only the first.</param>
    public MappingNode(Place place, params IEnumerable<Entry> entries)
        : base(place)
    {
        foreach (var entry in entries)
        {
            Add(entry);
        }
    }

    /// <summary>Keys and values.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>What stood here before an override went into it, and the override: a text has no keys. Null where none did.</summary>
    public (ScalarNode Written, Place By)? Opened { get; init; }

    /// <summary>A key with its place and value; null where it is absent.</summary>
    public Entry? FindEntry(string key) => _index.TryGetValue(key, out var at) ? _entries[at] : null;

    /// <summary>The value of a key; null where the key is absent.</summary>
    public Node? Find(string key) => FindEntry(key)?.Value;

    /// <summary>Adds a key at the end.</summary>
    /// <returns>False where it is there already; its value stays.</returns>
    public bool Add(Entry entry)
    {
        if (!_index.TryAdd(entry.Key, _entries.Count))
        {
            return false;
        }

        _entries.Add(entry);
        return true;
    }

    /// <summary>Adds a key or replaces its value.</summary>
    public void Set(string key, Node value)
    {
        var entry = new Entry(key, value.Place, value);
        if (!Add(entry))
        {
            _entries[_index[key]] = entry;
        }
    }

    /// <summary>The same mapping without some of its keys.</summary>
    public MappingNode Without(params string[] keys) => new(Place, _entries.Where(entry => !keys.Contains(entry.Key)));

    /// <summary>A copy that can be changed without changing this.</summary>
    public MappingNode CopyOf() => new(Place, _entries.Select(entry => entry with { Value = entry.Value.Copy() })) { Opened = Opened };

    /// <inheritdoc/>
    public override string Describe()
    {
        var shown = string.Join(", ", _entries.Take(MostShown).Select(entry => $"'{Excerpt.Of(entry.Key)}'"));
        return _entries.Count == 0 ? "an empty mapping"
            : _entries.Count <= MostShown ? $"a mapping with {shown}" : $"a mapping with {shown} and {_entries.Count - MostShown} more";
    }
}
