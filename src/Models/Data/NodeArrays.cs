using System.Globalization;

namespace Hogwild.Models;

/// <summary>What arrays of NumPy say of nodes: features, classes, edges.</summary>
internal static class NodeArrays
{
    /// <summary>What is wrong with the shape of rows of numbers before they are read.</summary>
    internal static string? MisfitOf(NpyHeader header, TableWords words) => header.Shape is [_, > NumberTable.MostColumns]
        ? Text($"expected at most {NumberTable.MostColumns} {words.Many} a {words.Of}, found {header.Shape[1]}") : null;

    /// <summary>Rows of numbers, as features are: an array [n, p], or [n] for one number a row.</summary>
    /// <exception cref="DataFormatException">It has another shape, or a number that is not finite.</exception>
    internal static NumberTable Table(NpyArray array, TableWords words)
    {
        var width = array.Shape is [_, var columns] ? columns : 1;
        if (array.Shape is not ([> 0] or [> 0, > 0]) || (words.IsSingle && width != 1))
        {
            var expected = words.IsSingle ? $"the {words.One} of every {words.Of}, the shape [{words.Of}s]"
                : $"{words.Many} of the shape [{words.Of}s, {words.Many}]";
            throw new DataFormatException(array.Name, $"expected {expected}, found {array.ShapeText}");
        }

        var values = array.Numbers();
        ThrowIf(values, value => !double.IsFinite(value), odd => new(
            array.Shape.Count == 1 ? array.PlaceOf(odd) : array.PlaceOf(odd / width, odd % width),
            Text($"expected {words.Cell(odd % width, odd / width)}, a finite number, found {values[odd]}")));
        return new NumberTable(array.Name, array.Shape[0], width, values, row => array.PlaceOf(row));
    }

    /// <summary>Classes: whole numbers, [n], [n, 1] or [1, n].</summary>
    /// <exception cref="DataFormatException">It has another shape, fractions, or numbers that are no classes.</exception>
    internal static NumberTable Labels(NpyArray array)
    {
        if (array.Shape is not ([> 0] or [> 0, 1] or [1, > 0]))
        {
            throw new DataFormatException(array.Name, $"expected classes of the shape [nodes], found {array.ShapeText}");
        }

        var values = array.Wholes("classes of nodes");
        ThrowIf(
            values,
            value => value is < 0 or > LabelFile.Largest,
            odd => new(array.PlaceOf(odd), Text($"{LabelFile.Expected(odd)}, found {values[odd]}")));
        return new NumberTable(array.Name, values.Length, 1, [.. values.Select(value => (double)value)], row => array.PlaceOf(row));
    }

    /// <summary>Edges: whole numbers [2, m], a column an edge, or [m, 2].</summary>
    /// <param name="array">The array.</param>
    /// <param name="first">What the first node is called.</param>
    /// <param name="nodes">How many nodes there are; null for as many as have edges.</param>
    /// <param name="keepsLoops">Whether there may be edges from a node to itself. Default false.</param>
    /// <exception cref="DataFormatException">It has another shape, fractions, or numbers that are no nodes.</exception>
    internal static EdgeList Edges(NpyArray array, int first, NodeCount? nodes, bool keepsLoops = false)
    {
        if (array.Shape is not ([2, _] or [_, 2]))
        {
            throw new DataFormatException(array.Name, $"expected edges of the shape [2, edges] or [edges, 2], found {array.ShapeText}");
        }

        var (values, isWide) = (array.Wholes("numbers of nodes"), array.Shape[0] == 2);
        var edges = new EdgeList(array.Name, first, nodes, edge => isWide ? Text($"{array.Name}[:, {edge}]") : array.PlaceOf(edge))
        {
            KeepsLoops = keepsLoops,
        };
        var count = values.Length / 2;
        for (var edge = 0; edge < count; edge++)
        {
            edges.Add(values[isWide ? edge : 2 * edge], values[isWide ? edge + count : (2 * edge) + 1]);
        }

        if (array.Shape is [2, 2] && values[0] != values[3] && values[1] != values[2])
        {
            edges.Notes.Add($"{array.Name} has the shape [2, 2]: its columns are taken for edges");
        }

        return edges;
    }

    /// <summary>Tells of the first numbers that are wrong.</summary>
    private static void ThrowIf<T>(T[] values, Predicate<T> isWrong, Func<int, DataFormatException> error)
    {
        List<DataFormatException> errors =
            [.. values.Index().Where(item => isWrong(item.Item)).Take(RowReader.MostFaults).Select(item => error(item.Index))];
        if (errors.Count > 0)
        {
            throw DataFormatException.Of(errors);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
