using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A worker whose process is killed at once, and started again.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Worker">Number of the worker, from 0.</param>
/// <param name="At">When, after the run has begun.</param>
/// <param name="For">How long until it is started again. Default at once.</param>
[Kind("kill", "a worker whose process is killed at once, and started again")]
public sealed record KillSpec(
    string Name,
    [Option("number of the worker, from 0", Least = 0)] int Worker,
    [Option("when, after the run has begun", Least = 1)] TimeSpan At,
    [Option("how long until it is started again", Least = 0)] TimeSpan For = default) : INamed;
