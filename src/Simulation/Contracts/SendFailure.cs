namespace Hogwild.Simulation;

/// <summary>A scheduler threw when it was asked what becomes of one of several versions.</summary>
/// <param name="number">Which of them, from 0.</param>
/// <param name="cause">What it threw.</param>
internal sealed class SendFailure(int number, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>Which of them, from 0.</summary>
    public int Number => number;

    /// <summary>What it threw.</summary>
    public Exception Cause => InnerException!;
}
