namespace Hogwild.Experiments;

/// <summary>How a tensor of a file fits a parameter.</summary>
internal enum FitState
{
    /// <summary>Its shape is the one that is wanted.</summary>
    Fits,

    /// <summary>With rows and columns exchanged it is, and so it is meant.</summary>
    Transposed,

    /// <summary>Its shape is another one.</summary>
    OtherShape,

    /// <summary>There is none, and one has to be there.</summary>
    Missing,
}
