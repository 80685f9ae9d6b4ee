namespace Hogwild.Models;

/// <summary>In which numbers is computed.</summary>
public enum Precision
{
    /// <summary>IEEE binary64, 53 bits.</summary>
    Bits64,

    /// <summary>IEEE binary32, 24 bits, as PyTorch does by default; every operation is rounded to it.</summary>
    Bits32,
}
