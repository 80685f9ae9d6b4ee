namespace Hogwild.Experiments;

/// <summary>What a single change is about.</summary>
internal enum ChangeKind
{
    /// <summary>The features of a node.</summary>
    Features,

    /// <summary>What is expected of an item.</summary>
    Answer,

    /// <summary>Whether a node is there.</summary>
    Node,

    /// <summary>Whether an arc is there.</summary>
    Arc,

    /// <summary>The features, or the weight, of an arc.</summary>
    ArcNumbers,
}
