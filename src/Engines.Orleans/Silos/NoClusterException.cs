namespace Hogwild.Engines.Orleans;

/// <summary>A cluster that should be there is not where it is said to be.</summary>
public sealed class NoClusterException : Exception
{
    /// <summary>An error without a message; prefer the others.</summary>
    public NoClusterException()
    {
    }

    /// <summary>An error with its message.</summary>
    public NoClusterException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its message and what caused it.</summary>
    public NoClusterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
