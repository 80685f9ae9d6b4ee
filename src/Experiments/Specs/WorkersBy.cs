namespace Hogwild.Experiments;

/// <summary>How nodes are given to workers.</summary>
public enum WorkersBy
{
    /// <summary>Parts of equal size, in the order of a breadth-first search: neighbours are often together.</summary>
    Bfs,

    /// <summary>Parts of equal size, in the order of a hash: neighbours are anywhere.</summary>
    Hash,

    /// <summary>As a file says.</summary>
    File,
}
