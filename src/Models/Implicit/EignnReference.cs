namespace Hogwild.Models;

/// <summary>What is taken for the fixed point of an EIGNN.</summary>
public enum EignnReference
{
    /// <summary>Its closed form.</summary>
    ClosedForm,

    /// <summary>Its closed form, eigendecompositions included, in numbers of 32 bits.</summary>
    ClosedFormSingle,

    /// <summary>What synchronous rounds in numbers of 64 bits arrive at.</summary>
    Rounds,
}
