using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What some means of tables leave out.</summary>
/// <param name="Nodes">Folds go whose test graphs include one of at most so many nodes.</param>
[Kind("without", "what is left out")]
public sealed record WithoutSpec(
    [Option("folds go whose test graphs include one of at most so many nodes", Least = 0)] int Nodes);
