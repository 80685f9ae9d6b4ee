namespace Hogwild.Training;

/// <summary>TorchSharp's native libraries cannot be loaded on this machine. The message says what is missing and what to do.</summary>
public sealed class TorchNativesException : Exception
{
    /// <summary>Without a reason.</summary>
    public TorchNativesException()
    {
    }

    /// <summary>With a reason.</summary>
    public TorchNativesException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and the failure behind it.</summary>
    public TorchNativesException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
