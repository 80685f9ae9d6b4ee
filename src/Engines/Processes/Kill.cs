namespace Hogwild.Engines;

/// <summary>A worker whose process is killed at once (SIGKILL), and started again.</summary>
/// <param name="Worker">Number of the worker.</param>
/// <param name="At">When, after the run has begun.</param>
/// <param name="For">How long until it is started again.</param>
public sealed record Kill(int Worker, TimeSpan At, TimeSpan For);
