namespace Hogwild.Experiments;

/// <summary>By what things in figures are told apart.</summary>
public enum FigureColours
{
    /// <summary>By the colours of models, which are the same in all figures, and by markers.</summary>
    ByModel,

    /// <summary>By shades of grey and markers alone, for print without colours.</summary>
    Grey,
}
