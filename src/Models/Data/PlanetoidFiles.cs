using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads the files of Planetoid as its reference implementations do (github.com/kimiyoung/planetoid, github.com/tkipf/gcn): rows of
/// <c>allx</c> come first, then those of <c>tx</c> at the nodes that <c>test.index</c> names. Nodes between these that it does not name
/// (Citeseer has 15) have no features, count for nothing, and stand in the graph.
/// </summary>
/// <param name="spec">What the scenario says.</param>
internal sealed class PlanetoidFiles(DatasetSpec.Planetoid spec)
{
    private const int ValidationNodes = 500;
    private static readonly string[] Parts = ["x", "tx", "allx", "y", "ty", "ally", "graph", "test.index"];

    /// <summary>The data set.</summary>
    internal Dataset Read()
    {
        Require();
        var (all, tested) = (Matrix("allx"), Matrix("tx"));
        var (allLabels, testLabels, trained) = (Labels("ally"), Labels("ty"), Labels("y").Shape[0]);
        var test = TestIndex(all.Rows, tested.Rows);
        Agree("allx", all.Rows, "ally", allLabels.Shape[0]);
        Agree("tx", tested.Rows, "ty", testLabels.Shape[0]);
        Agree("allx", all.Columns, "tx", tested.Columns);
        Agree("ally", allLabels.Shape[1], "ty", testLabels.Shape[1]);
        Agree("x", Matrix("x").Rows, "y", trained);
        if (trained == 0 || trained >= all.Rows)
        {
            throw Error("y", Text($"expected classes of 1 to {all.Rows - 1} nodes for training, since allx has {all.Rows} rows"), trained);
        }

        var (graph, notes) = PlanetoidGraph.Read(File("graph"), test.Max() + 1);
        var data = new GraphData
        {
            Graph = graph,
            FeatureSize = all.Columns,
            Features = Features(all, tested, test, graph.NodeCount),
            Labels = Classes(allLabels, testLabels, test, graph.NodeCount),
            Split = new ItemSplit(
                [.. Enumerable.Range(0, trained)],
                [.. Enumerable.Range(trained, Math.Min(ValidationNodes, all.Rows - trained))],
                test),
        };
        return new Dataset(spec.Name, allLabels.Shape[1], [data]) { Notes = [.. notes, .. Unnamed(graph, all, tested)] };
    }

    private IEnumerable<string> Unnamed(Graph graph, PickleMatrix all, PickleMatrix tested)
    {
        var count = graph.NodeCount - all.Rows - tested.Rows;
        return count == 0 ? [] : [Text($"{File("test.index").Path} leaves out {count} nodes, which have no features and no class")];
    }

    private InputFile File(string part) => spec.Folder.File($"ind.{spec.Name}.{part}");

    private void Require() => FolderFiles.Require(
        spec.Folder,
        Parts.Select(File),
        $"ind.{spec.Name}.{{{string.Join(",", Parts)}}}",
        "them from https://github.com/kimiyoung/planetoid (folder data) or https://github.com/tkipf/gcn (folder gcn/data), "
            + $"and put them into {spec.Folder.Path}");

    private PickleMatrix Matrix(string part) => PickleMatrix.Read(File(part).FullPath, File(part).Path);

    private PickleArray Labels(string part)
    {
        var found = PickleArray.Of(PickleFile.Read(File(part).FullPath, File(part).Path), 2, File(part).Path);
        return found.Shape[1] is > 0 and <= LabelFile.Largest + 1 ? found
            : throw Error(part, Text($"expected 1 to {LabelFile.Largest + 1} classes"), found.Shape[1]);
    }

    private int[] TestIndex(int first, int count)
    {
        var file = File("test.index");
        var (found, seen) = (new List<int>(), new HashSet<int>());
        using var reader = new WordReader(file.FullPath, string.Empty, "#");
        for (var word = reader.NextWord(); word is not null; word = reader.NextWord())
        {
            // Nodes that no row stands for may lie between; many of them would be a slip, or a trap.
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var node) || node < first
                || node - first > (2L * count) + 10 || !seen.Add(node))
            {
                throw new DataFormatException(
                    Text($"{file.Path}:{reader.Place.Line}:{reader.Place.Column}"),
                    Text($"expected numbers of nodes from {first}, about {count} of them and each once, found {WordReader.Found(word)}"));
            }

            found.Add(node);
        }

        if (count == 0 || found.Count != count)
        {
            throw Error("test.index", Text($"expected a node for each of the {count} rows of tx, at least one"), found.Count);
        }

        return [.. found];
    }

    private double[] Features(PickleMatrix all, PickleMatrix tested, int[] test, int nodes)
    {
        var (width, size) = (all.Columns, (double)nodes * all.Columns * sizeof(double));
        if (2 * size > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes || size > Array.MaxLength)
        {
            throw Error("allx", Text($"expected features that fit into memory, {nodes} nodes with"), width);
        }

        var features = new double[nodes * width];
        for (var row = 0; row < all.Rows; row++)
        {
            all.CopyRow(row, features.AsSpan(row * width, width));
        }

        for (var row = 0; row < tested.Rows; row++)
        {
            tested.CopyRow(row, features.AsSpan(test[row] * width, width));
        }

        for (var node = 0; spec.Normalise && node < nodes; node++)
        {
            Divide(features.AsSpan(node * width, width));
        }

        return features;
    }

    private static void Divide(Span<double> row)
    {
        var sum = 0.0;
        foreach (var value in row)
        {
            sum += value;
        }

        for (var feature = 0; sum != 0 && feature < row.Length; feature++)
        {
            row[feature] /= sum;
        }
    }

    private static int[] Classes(PickleArray all, PickleArray tested, int[] test, int nodes)
    {
        var labels = new int[nodes];
        for (var row = 0; row < all.Shape[0]; row++)
        {
            labels[row] = ClassOf(all, row);
        }

        for (var row = 0; row < tested.Shape[0]; row++)
        {
            labels[test[row]] = ClassOf(tested, row);
        }

        return labels;
    }

    /// <summary>The class that zeros with one 1 stand for; zeros alone stand for class 0, as in reference implementations.</summary>
    private static int ClassOf(PickleArray oneHot, int row)
    {
        var numbers = oneHot.Numbers[(row * oneHot.Shape[1])..((row + 1) * oneHot.Shape[1])];
        return Array.IndexOf(numbers, numbers.Max());
    }

    private void Agree(string part, int one, string other, int two)
    {
        if (one != two)
        {
            throw Error(other, Text($"expected {one}, since ind.{spec.Name}.{part} has as many,"), two);
        }
    }

    private DataFormatException Error(string part, string expected, int found) => new(File(part).Path, Text($"{expected}, found {found}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
