namespace Hogwild.Engines;

/// <summary>A log of a real run is not what was written, or does not fit the others.</summary>
public sealed class LogException : Exception
{
    /// <summary>Something is wrong with a log.</summary>
    /// <param name="path">The file, or the worker.</param>
    /// <param name="reason">What is wrong.</param>
    public LogException(string path, string reason)
        : base($"{path}: {reason}")
    {
    }
}
