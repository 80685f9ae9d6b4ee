using System.Globalization;

namespace Hogwild.Models;

/// <summary>
/// To which graph every node belongs: numbers from 0 or 1 without gaps, of which those of a graph stand together.
/// </summary>
internal static class GraphIndicator
{
    internal static readonly TableWords Words = new("node", "graphs", "graph", IsSingle: true);

    /// <summary>Numbers of nodes of the graphs.</summary>
    /// <param name="table">The number of a graph for every node.</param>
    /// <param name="isAnyFirst">Whether graphs may be counted from any number. Default false: from 0 or 1.</param>
    /// <exception cref="DataFormatException">A graph is out of order, or has no nodes.</exception>
    internal static int[] Sizes(NumberTable table, bool isAnyFirst = false)
    {
        var (graphs, sizes, faults, wrong) = (table.Wholes(Words), new List<int>(), new DataFaults(), 0);
        var last = int.MinValue;
        for (var node = 0; node < graphs.Length && wrong < RowReader.MostFaults; node++)
        {
            var isFirst = node == 0;
            if (isFirst ? !isAnyFirst && graphs[0] is not (0 or 1) : graphs[node] != last && graphs[node] != last + 1)
            {
                var expected = isFirst ? "0 or 1, from which graphs are counted" : string.Create(
                    CultureInfo.InvariantCulture, $"{last} or {last + 1}, since nodes of a graph stand together and no graph has none");
                faults.Add(
                    table.PlaceOf(node),
                    string.Create(CultureInfo.InvariantCulture, $"expected the graph of node {node}, {expected}, found {graphs[node]}"));
                wrong++;
            }

            if (isFirst || graphs[node] != last)
            {
                sizes.Add(0);
            }

            (last, sizes[^1]) = (graphs[node], sizes[^1] + 1);
        }

        faults.Throw();
        return [.. sizes];
    }
}
