using System.Globalization;
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
        var keys = OverridePath.Keys(item.Path, root);
        if (keys.Any(string.IsNullOrWhiteSpace))
        {
            throw new ScenarioException(item.Place, $"expected keys joined by dots, found '{Excerpt.Of(item.Path)}'");
        }

        RequireModel(root, keys, item);
        _ = Put(root, keys, 0, item);
        return root;
    }

    /// <summary>What stands where a node stood, with the value put in at the keys from <paramref name="depth"/> on.</summary>
    private static Node Put(Node? node, string[] keys, int depth, Override item)
    {
        if (depth == keys.Length)
        {
            var value = item.Written?.Copy() ?? YamlTree.ReadValue(item.Value, item.Place);
            return value is ScalarNode scalar ? scalar with { Folder = item.Folder } : value;
        }

        var place = new Place(item.Place);
        switch (node)
        {
            case SequenceNode list:
                var at = IndexOf(list, keys, depth, item);
                return list with { Items = [.. list.Items.Select((old, k) => k == at ? Put(old, keys, depth + 1, item) : old)] };
            case MappingNode or null or ScalarNode { IsNothing: true }:
                var mapping = node as MappingNode ?? new MappingNode(place);
                mapping.Set(keys[depth], Put(mapping.Find(keys[depth]), keys, depth + 1, item));
                return mapping;
            case ScalarNode kind:
                return Put(Expand(keys[depth - 1], kind, place), keys, depth, item);
            default:
                throw new ScenarioException(
                    item.Place, $"expected a mapping at '{Excerpt.Of(string.Join('.', keys[..depth]))}', found {node.Describe()}");
        }
    }

    /// <summary>Items of a list go by their numbers, from 0.</summary>
    private static int IndexOf(SequenceNode list, string[] keys, int depth, Override item)
    {
        var isNumber = int.TryParse(keys[depth], NumberStyles.None, CultureInfo.InvariantCulture, out var at);
        return isNumber && at < list.Items.Count ? at : throw new ScenarioException(
            item.Place,
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected the number of an item of '{Excerpt.Of(string.Join('.', keys[..depth]))}', which is {list.Describe()} "
                    + $"(counted from 0), found '{Excerpt.Of(keys[depth])}'"));
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
