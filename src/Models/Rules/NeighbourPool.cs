namespace Hogwild.Models;

/// <summary>How a node of a nonlinear GNN puts together what its neighbours amount to.</summary>
public enum NeighbourPool
{
    /// <summary>Their sum, as Scarselli et al. (2009, eq. 3) have it.</summary>
    Sum,

    /// <summary>Their mean; 0 for a node without neighbours.</summary>
    Mean,
}
