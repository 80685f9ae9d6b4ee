using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The tables <c>ordering.csv</c>, one row a value of an output, and <c>ordering-test.csv</c>, one row a comparison.</summary>
internal static class OrderingTables
{
    /// <summary>
    /// Writes model, node, output, value, interleavings (how many lead to the value), probability (their share), samples, frequency (their
    /// share), and whether it is the synchronous value. Without interleavings those two columns are empty.
    /// </summary>
    public static void WriteValues(TextWriter writer, IReadOnlyList<ModelOrdering> results)
    {
        Csv.Row(writer, "model", "node", "output", "value", "interleavings", "probability", "samples", "frequency", "synchronous");
        foreach (var result in results)
        {
            foreach (var output in result.Outputs)
            {
                foreach (var cell in output.Cells)
                {
                    var isKnown = double.IsFinite(cell.Probability);
                    Csv.Row(
                        writer,
                        result.Model,
                        Csv.Number(output.Node),
                        Csv.Number(output.Output),
                        Csv.Number(cell.Value),
                        isKnown ? cell.Ways.ToString(CultureInfo.InvariantCulture) : string.Empty,
                        isKnown ? Csv.Number(cell.Probability) : string.Empty,
                        Csv.Number(cell.Samples),
                        Csv.Number(cell.Samples / (double)result.Samples),
                        cell.Value == output.Synchronous ? "1" : "0");
                }
            }
        }
    }

    /// <summary>
    /// Writes model, node and output (empty for the outputs of all nodes together), samples, cells after merging, outside (samples of what
    /// no interleaving gives), chi_square, degrees of freedom and p.
    /// </summary>
    public static void WriteTests(TextWriter writer, IReadOnlyList<ModelOrdering> results)
    {
        Csv.Row(writer, "model", "node", "output", "samples", "cells", "outside", "chi_square", "degrees", "p");
        foreach (var result in results.Where(result => result.Test is not null))
        {
            Row(result, string.Empty, string.Empty, result.Test!);
            foreach (var output in result.Outputs)
            {
                Row(result, Csv.Number(output.Node), Csv.Number(output.Output), output.Test!);
            }
        }

        void Row(ModelOrdering result, string node, string output, ChiSquareTest test) => Csv.Row(
            writer,
            result.Model,
            node,
            output,
            Csv.Number(result.Samples),
            Csv.Number(test.Cells),
            Csv.Number(test.Outside),
            Csv.Number(test.Statistic),
            Csv.Number(test.Degrees),
            Csv.Number(test.P));
    }
}
