using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// A scheduler whose nodes act together in groups: turns of a node that is away are those of its group, as long as others of it are there.
/// </summary>
internal interface ITogether
{
    /// <summary>Whether a node is its whole group.</summary>
    bool IsAlone(int node);

    /// <summary>Whether somebody is there, at an instant, of the group of a node that is away.</summary>
    bool HasOthers(int node, long now);

    /// <summary>The number of a node's group, below how many nodes there are.</summary>
    int GroupOf(int node);

    /// <summary>What its group does when a node is asked, which may be away.</summary>
    Verdict Turn(in Activation activation);

    /// <summary>A node is away in a turn.</summary>
    /// <param name="node">The node.</param>
    /// <param name="count">How many turns came before.</param>
    void Pass(int node, int count);
}
