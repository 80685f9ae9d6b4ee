namespace Hogwild.Training;

/// <summary>What an argument of an update beyond the fourth is.</summary>
internal enum ScriptFeedKind
{
    /// <summary>One tensor of the file of parameters.</summary>
    Parameter,

    /// <summary>All tensors of the file of parameters, by name.</summary>
    Parameters,

    /// <summary>The layer that is about to be computed.</summary>
    Layer,

    /// <summary>The in-degrees of the nodes that are read.</summary>
    Degrees,
}
