namespace Hogwild.Models;

/// <summary>Which links the nodes of a grid have.</summary>
public enum GridLinks
{
    /// <summary>To the nodes beside, above and below, in both directions.</summary>
    All = 0,

    /// <summary>
    /// Of each node one, to the node at its right or to that below it, drawn for each by itself: the links flow together as rivers do
    /// (Scheidegger 1967). None leads back, where links have a direction; elsewhere each leads both ways.
    /// </summary>
    Downhill = 1,
}
