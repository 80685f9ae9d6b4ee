using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What is aimed at in one cell: at least this accuracy, or at most this error, in per cent.</summary>
/// <param name="Value">The number.</param>
/// <param name="Without">True where it is the mean without the folds that <see cref="TableSpec.Without"/> leaves out.</param>
[Kind("target", "what is aimed at", Brief = "value")]
public sealed record TargetSpec(
    [Option("at least this accuracy, or at most this error, in per cent")] double Value,
    [Option("true for the mean without what 'table.without' leaves out")] bool Without = false);
