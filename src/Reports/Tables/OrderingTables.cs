using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The tables <c>ordering.csv</c>, one row a value of an output, and <c>ordering-test.csv</c>, one row a comparison.</summary>
internal static class OrderingTables
{
    /// <summary>
    /// Model, node, output, value, interleavings (how many lead to the value), probability (their share), samples, frequency (their
    /// share), and whether it is the synchronous value, 1 or 0. Without interleavings those two columns are empty.
    /// </summary>
    public static ResultTable Values(IReadOnlyList<ModelOrdering> results) => new(
        [
            .. Column.Texts("model"), .. Column.Integers("node", "output"), .. Column.Numbers("value", "interleavings", "probability"),
            .. Column.Integers("samples"), .. Column.Numbers("frequency"), .. Column.Integers("synchronous"),
        ],
        from result in results
        from output in result.Outputs
        from cell in output.Cells
        let isKnown = double.IsFinite(cell.Probability)
        select (Cell[])
        [
            result.Model, output.Node, output.Output, cell.Value, isKnown ? Cell.Large(cell.Ways) : Cell.Empty,
            isKnown ? cell.Probability : Cell.Empty, cell.Samples, cell.Samples / (double)result.Samples,
            cell.Value == output.Synchronous ? 1 : 0,
        ]);

    /// <summary>
    /// Model, node and output (empty for the outputs of all nodes together), samples, cells after merging, outside (samples of what no
    /// interleaving gives), chi_square, degrees of freedom and p.
    /// </summary>
    public static ResultTable Tests(IReadOnlyList<ModelOrdering> results) => new(
        [
            .. Column.Texts("model"), .. Column.Integers("node", "output", "samples", "cells", "outside"),
            .. Column.Numbers("chi_square"), .. Column.Integers("degrees"), .. Column.Numbers("p"),
        ],
        results.Where(result => result.Test is not null).SelectMany(result => result.Outputs
            .Select(output => Row(result, output.Node, output.Output, output.Test!))
            .Prepend(Row(result, Cell.Empty, Cell.Empty, result.Test!))));

    private static Cell[] Row(ModelOrdering result, Cell node, Cell output, ChiSquareTest test) =>
        [result.Model, node, output, result.Samples, test.Cells, test.Outside, test.Statistic, test.Degrees, test.P];
}
