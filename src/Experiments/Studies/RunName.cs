namespace Hogwild.Experiments;

/// <summary>Which run of a study a recorded schedule, or written states, are of.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Regime">Under which kind of scheduler.</param>
/// <param name="Replicate">Number of the schedule, from 0.</param>
/// <param name="Cell">Number of the cell, from 0, where values are swept or varied; null where there are no cells.</param>
public readonly record struct RunName(string Model, Regime Regime, int Replicate, int? Cell = null);
