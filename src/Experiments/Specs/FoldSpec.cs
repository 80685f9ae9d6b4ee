namespace Hogwild.Experiments;

/// <summary>One fold of a split of the graphs of a data set.</summary>
/// <param name="Of">Number of folds.</param>
/// <param name="Number">Which one, from 0.</param>
/// <param name="Seed">Seed of the shuffle before the split.</param>
public sealed record FoldSpec(int Of, int Number, ulong Seed);
