namespace Hogwild.Experiments;

/// <summary>One training of tables, or one file of weights: a model on a fold of a data set, from one seed.</summary>
/// <param name="Dataset">Name of the data set.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Fold">Number of the fold, from 0.</param>
/// <param name="Seed">Number of the seed, from 0.</param>
public sealed record TableUnit(string Dataset, string Model, int Fold, int Seed);
