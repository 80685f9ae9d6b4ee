namespace Hogwild.Models;

/// <summary>What is to be learnt about the nodes of a data set.</summary>
public enum LearningTask
{
    /// <summary>A class for every node.</summary>
    Classification,

    /// <summary>A number for every node.</summary>
    Regression,

    /// <summary>A place in the plane for every node, of which only the distances between nodes of a graph matter.</summary>
    Localisation,
}
