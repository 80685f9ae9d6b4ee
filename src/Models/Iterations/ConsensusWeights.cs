namespace Hogwild.Models;

/// <summary>How much a node moves towards each of its neighbours in average consensus.</summary>
public enum ConsensusWeights
{
    /// <summary>w_ij = 1 / (1 + max(d_i, d_j)): two neighbours need only know each other's degree (Xiao, Boyd &amp; Lall 2005).</summary>
    Metropolis = 0,

    /// <summary>w_ij = 1 / (1 + max_k d_k): one number for all, which somebody has to know (Xiao &amp; Boyd 2004).</summary>
    Uniform = 1,

    /// <summary>The weights of the graph: symmetric, not negative, and less than 1 in sum at every node.</summary>
    Given = 2,
}
