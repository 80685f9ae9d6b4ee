namespace Hogwild.Training;

/// <summary>
/// A script in TorchScript does not compile, is not what a rule needs, fails in an update, or takes too long. The message is one line with
/// file, line and column as far as they are known, what was expected and what was found.
/// </summary>
public sealed class TorchScriptException : Exception
{
    /// <summary>Without a reason.</summary>
    public TorchScriptException()
    {
    }

    /// <summary>With a reason.</summary>
    public TorchScriptException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason and the failure behind it.</summary>
    public TorchScriptException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
