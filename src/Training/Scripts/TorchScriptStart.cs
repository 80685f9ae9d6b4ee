namespace Hogwild.Training;

/// <summary>What nodes of a <see cref="TorchScriptRule"/> start from.</summary>
public enum TorchScriptStart
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>Their features, padded with zeros to the size of a state.</summary>
    Features,
}
