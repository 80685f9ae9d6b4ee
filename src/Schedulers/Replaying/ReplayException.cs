namespace Hogwild.Schedulers;

/// <summary>A schedule does not fit the run that it is replayed on.</summary>
/// <param name="message">What was expected and what was found; for a decision, the first one that differs.</param>
public sealed class ReplayException(string message) : InvalidOperationException(message);
