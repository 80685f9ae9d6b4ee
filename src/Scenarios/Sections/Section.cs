using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>A mapping that has been checked against its shape: no unknown key, every required key there.</summary>
internal sealed class Section
{
    private readonly MappingNode _node;

    /// <summary>Checks <paramref name="node"/> against <paramref name="shape"/>.</summary>
    /// <param name="node">The mapping.</param>
    /// <param name="path">Keys from the top, joined by dots; empty for the scenario itself.</param>
    /// <param name="shape">What may be in it.</param>
    /// <param name="written">For a kind: the node as it was written, whose mapping also holds the key <c>kind</c>; else null.</param>
    /// <exception cref="ScenarioException">An unknown key; a required key that is not there.</exception>
    public Section(MappingNode node, string path, Shape shape, Node? written = null)
    {
        _node = node;
        (Path, Shape) = (path, shape);
        List<string> known = [.. written is null ? Array.Empty<string>() : ["kind"], .. shape.Keys.Select(key => key.Name)];
        var where = path.Length == 0 ? "the scenario" : written is not null ? $"'{path}' of kind {shape.Name}" : $"'{path}'";
        foreach (var entry in _node.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            throw new ScenarioException(
                entry.Place.ToString(),
                $"expected {Names.OneOf("key", known)} in {where}, found '{entry.Key}'{Nearest.Hint(entry.Key, known)}");
        }

        foreach (var key in shape.Keys.Where(key => key.IsRequired && _node.Find(key.Name) is null))
        {
            throw new ScenarioException(
                _node.Place.ToString(), $"expected the key '{key.Name}' in {where}, found {(written ?? _node).Describe()}");
        }
    }

    /// <summary>Keys from the top, joined by dots.</summary>
    public string Path { get; }

    /// <summary>What it was checked against.</summary>
    public Shape Shape { get; }

    /// <summary>Where the mapping begins.</summary>
    public Place Place => _node.Place;

    /// <summary>How messages name what is there.</summary>
    public string Describe() => _node.Describe();

    /// <summary>True where the key was written.</summary>
    public bool Has(string key) => _node.Find(key) is not null;

    /// <summary>The value of a key that is required or has a default.</summary>
    public Value Get(string key) => Find(key) ?? throw new InvalidOperationException($"The key '{key}' has no default.");

    /// <summary>The value of a key, or its default; null where there is neither.</summary>
    public Value? Find(string key)
    {
        var declared = Shape.Keys.First(item => item.Name == key);
        var value = _node.Find(key) ?? (declared.Default is { } text ? YamlTree.ReadValue(text, Place.ToString()) : null);
        return value is null ? null : new Value(value, Path.Length == 0 ? key : $"{Path}.{key}");
    }

    /// <summary>Where its values were written, by their keys joined by dots, down to the third key.</summary>
    public IReadOnlyDictionary<string, string> Places()
    {
        var places = new Dictionary<string, string>();
        Add(_node, Path, 1);
        return places;

        void Add(MappingNode mapping, string path, int depth)
        {
            foreach (var entry in mapping.Entries)
            {
                var key = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
                places[key] = entry.Value.Place.ToString();
                if (entry.Value is MappingNode inner && depth < 3)
                {
                    Add(inner, key, depth + 1);
                }
            }
        }
    }

    /// <summary>The error that an option does not fit the others.</summary>
    /// <param name="misfit">What was expected.</param>
    /// <param name="value">What the option is where it was not written.</param>
    public ScenarioException Misfit(Misfit misfit, object? value)
    {
        if (misfit.Option.Length == 0)
        {
            return new ScenarioException(Place.ToString(), $"expected {misfit.Expected} in '{Path}', found {_node.Describe()}");
        }

        var (found, keys) = ((Node)_node, misfit.Option.Split('.'));
        foreach (var key in keys)
        {
            var next = found is MappingNode mapping ? mapping.Find(key)
                : found is SequenceNode list && int.TryParse(key, out var index) ? list.Items.ElementAtOrDefault(index) : null;
            if (next is null)
            {
                var text = found == _node ? $"'{value}'" : found.Describe();
                return new ScenarioException(
                    found.Place.ToString(), $"expected {misfit.Expected} for '{Full(misfit.Option)}', found {text}");
            }

            found = next;
        }

        return new Value(found, Full(misfit.Option)).Expected(misfit.Expected);
    }

    private string Full(string option) => Path.Length == 0 ? option : $"{Path}.{option}";
}
