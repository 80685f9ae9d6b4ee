namespace Hogwild.Models;

/// <summary>What the answers that are expected of a graph are about.</summary>
public enum ItemKind
{
    /// <summary>Every node.</summary>
    Node,

    /// <summary>Pairs of nodes, as a rule the ends of edges.</summary>
    Edge,

    /// <summary>Whole graphs.</summary>
    Graph,
}
