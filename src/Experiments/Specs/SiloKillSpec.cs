using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A silo that is killed at once.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Silo">Number of the silo, from 0.</param>
/// <param name="At">When, after the run has begun.</param>
[Kind("silo-kill", "a silo that is killed at once")]
public sealed record SiloKillSpec(
    string Name,
    [Option("number of the silo, from 0", Least = 0)] int Silo,
    [Option("when, after the run has begun", Least = 1)] TimeSpan At) : INamed;
