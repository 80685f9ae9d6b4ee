namespace Hogwild.Models;

/// <summary>What an item of a data set is for.</summary>
public enum ItemPart
{
    /// <summary>Its label or target is what models are trained by.</summary>
    Training,

    /// <summary>Choices are made by it.</summary>
    Validation,

    /// <summary>It is looked at in the end, and never before.</summary>
    Test,
}
