namespace Hogwild.Experiments;

/// <summary>What is aimed at in one cell: at least this accuracy, or at most this error, in per cent.</summary>
/// <param name="Model">The model.</param>
/// <param name="Dataset">The data set.</param>
/// <param name="Value">The number.</param>
/// <param name="Without">True where it is the mean without the folds that <see cref="TableSpec.WithoutNodes"/> leaves out.</param>
public sealed record TargetSpec(string Model, string Dataset, double Value, bool Without);
