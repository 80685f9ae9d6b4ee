namespace Hogwild.Models;

/// <summary>What is to be learnt about the items of a data set: its nodes, edges or graphs.</summary>
public enum LearningTask
{
    /// <summary>A class for every item.</summary>
    Classification,

    /// <summary>A number for every item.</summary>
    Regression,

    /// <summary>A place in the plane for every node, of which only the distances between nodes of a graph matter.</summary>
    Localisation,

    /// <summary>Of several labels, for every item which of them it has.</summary>
    MultiLabel,
}
