namespace Hogwild.Models;

/// <summary>What the message of an energy GNN from a node j to its neighbour i is a function of.</summary>
public enum EnergyMessages
{
    /// <summary>m(h_j, h_i, X_j, X_i, F_ij): every neighbour has a message of its own.</summary>
    Edge,

    /// <summary>m(h_j, X_j): one message for all neighbours.</summary>
    Node,
}
