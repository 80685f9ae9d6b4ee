namespace Hogwild.Experiments;

/// <summary>What becomes of edges or nodes.</summary>
public enum ChangeAction
{
    /// <summary>Edges vanish.</summary>
    Remove,

    /// <summary>Edges appear.</summary>
    Add,

    /// <summary>Nodes leave, and all their edges with them.</summary>
    Leave,

    /// <summary>Nodes join, with all their edges that have not been removed.</summary>
    Join,
}
