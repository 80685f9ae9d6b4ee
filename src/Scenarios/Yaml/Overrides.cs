using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Puts values from outside in their place in a tree, before it is validated.</summary>
internal static class Overrides
{
    /// <summary>Applies <paramref name="overrides"/> in their order.</summary>
    /// <exception cref="ScenarioException">A path leads through something that has no keys, or to a model that does not exist.</exception>
    /// <returns>The tree itself; what is no mapping stays as it is.</returns>
    public static Node Apply(Node root, IEnumerable<Override> overrides)
    {
        var faults = new FaultList();
        foreach (var item in root is MappingNode ? overrides : [])
        {
            faults.Try(() => Apply((MappingNode)root, item), out _);
        }

        faults.Throw();
        return root;
    }

    private static MappingNode Apply(MappingNode root, Override item)
    {
        var keys = item.Path.Split('.');
        if (keys.Any(string.IsNullOrWhiteSpace))
        {
            throw new ScenarioException(item.Place, $"expected keys joined by dots, found '{Excerpt.Of(item.Path)}'");
        }

        RequireModel(root, keys, item);
        var place = new Place(item.Place);
        var parent = root;
        for (var depth = 0; depth < keys.Length - 1; depth++)
        {
            var next = parent.Find(keys[depth]) switch
            {
                MappingNode mapping => mapping,
                null or ScalarNode { IsNothing: true } => new MappingNode(place),
                ScalarNode kind => Expand(keys[depth], kind, place),
                var other => throw new ScenarioException(
                    item.Place, $"expected a mapping at '{Excerpt.Of(string.Join('.', keys[..(depth + 1)]))}', found {other.Describe()}"),
            };
            if (!ReferenceEquals(next, parent.Find(keys[depth])))
            {
                parent.Set(keys[depth], next);
            }

            parent = next;
        }

        parent.Set(keys[^1], YamlTree.ReadValue(item.Value, item.Place));
        return root;
    }

    // `rule: energy` is short for `rule: { kind: energy }`, and `weights: w` for `weights: { file: w }`.
    // Of anything else an error then says that it has no keys.
    private static MappingNode Expand(string key, ScalarNode value, Place by) =>
        new(value.Place, new Entry(key == "weights" ? "file" : "kind", value.Place, value)) { Opened = (value, by) };

    // A new model needs more than one of its keys, so a path into an unknown one is a slip.
    private static void RequireModel(MappingNode root, string[] keys, Override item)
    {
        if (keys.Length < 3 || keys[0] != "models" || root.Find("models") is not MappingNode models || models.Find(keys[1]) is not null)
        {
            return;
        }

        var names = models.Entries.Select(entry => entry.Key).ToList();
        throw new ScenarioException(
            item.Place,
            $"expected one of the models {string.Join(", ", names)}, found '{Excerpt.Of(keys[1])}'{Nearest.Hint(keys[1], names)}");
    }
}
