namespace Hogwild.Models;

/// <summary>What answers that are expected of items are called in messages.</summary>
internal static class ItemWords
{
    /// <summary>A node, an edge, a graph; an item where that is not known yet.</summary>
    internal static string Of(ItemKind? kind) => kind switch
    {
        ItemKind.Node => "node",
        ItemKind.Edge => "edge",
        ItemKind.Graph => "graph",
        _ => "item",
    };

    /// <summary>Labels of items.</summary>
    internal static TableWords Labels(ItemKind? kind) => new(Of(kind), "labels", "label");

    /// <summary>Targets of items.</summary>
    internal static TableWords Targets(ItemKind? kind) => new(Of(kind), "targets", "target", IsSingle: true);
}
