using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>What the synchronous computation of one trained model makes of the graphs it is judged by.</summary>
public sealed record UnitResult
{
    /// <summary>Which training.</summary>
    public required TableUnit Unit { get; init; }

    /// <summary>Number of graphs it is judged by.</summary>
    public required int Graphs { get; init; }

    /// <summary>Number of their nodes.</summary>
    public required int Nodes { get; init; }

    /// <summary>True where one of the graphs is so small that means are also given without this fold.</summary>
    public required bool IsLeftOut { get; init; }

    /// <summary>How good it is; null where nothing was computed.</summary>
    public Score? Score { get; init; }

    /// <summary>
    /// Of an energy, the condition number over all graphs it is judged by: L over the smallest eigenvalue at the minimum; else not a
    /// number.
    /// </summary>
    public double Kappa { get; init; } = double.NaN;

    /// <summary>Of an energy, L, the largest eigenvalue of its Hessian at the start and at the minimum; else not a number.</summary>
    public double Curvature { get; init; } = double.NaN;

    /// <summary>Of an energy, its step size; else not a number.</summary>
    public double Alpha { get; init; } = double.NaN;

    /// <summary>A checksum of the tensors of its weights, 48 bits; 0 where nothing was computed.</summary>
    public long Tensors { get; init; }

    /// <summary>
    /// Where an epoch was chosen: which, and how good the weights of all of them were, in the numbers of the tables, as the training saw
    /// it; else null.
    /// </summary>
    public LearningCurve? Curve { get; init; }

    /// <summary>Why nothing was computed; empty where it was.</summary>
    public string Problem { get; init; } = string.Empty;
}
