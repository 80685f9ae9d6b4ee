namespace Hogwild.Experiments;

/// <summary>What is swept, and the cells that come out of it.</summary>
/// <param name="Paths">The paths; named data sets are the first of them.</param>
/// <param name="Cells">The cells that there are, the last path fastest.</param>
public sealed record SweptCells(IReadOnlyList<SweptPath> Paths, IReadOnlyList<SweptCell> Cells)
{
    /// <summary>The path of the data set.</summary>
    internal const string Dataset = "dataset";

    /// <summary>How values were put together. Default grid.</summary>
    public SweepOrder By { get; init; }

    /// <summary>What becomes of the others where a run fails. Default continue.</summary>
    public FailurePolicy OnFailure { get; init; }

    /// <summary>How a cell is called in messages: its paths with their values.</summary>
    public string Told(SweptCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return string.Join(", ", Paths.Zip(cell.Values, (path, value) => $"{path.Path} = {value.Label}"));
    }
}
