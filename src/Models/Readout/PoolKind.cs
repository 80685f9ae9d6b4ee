namespace Hogwild.Models;

/// <summary>How the states of the nodes of an item become one state, number by number.</summary>
public enum PoolKind
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest.</summary>
    Max,

    /// <summary>Their product (Hadamard). Of edges alone, whose nodes are two.</summary>
    Product,
}
