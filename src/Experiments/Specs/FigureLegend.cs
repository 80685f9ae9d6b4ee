namespace Hogwild.Experiments;

/// <summary>Where the legend of a figure stands.</summary>
public enum FigureLegend
{
    /// <summary>Below the panels.</summary>
    Bottom,

    /// <summary>At the right of the panels; below them where that leaves too little room.</summary>
    Right,

    /// <summary>In a corner of the first panel, the one that hides least; below the panels where it would hide half of it.</summary>
    Inside,
}
