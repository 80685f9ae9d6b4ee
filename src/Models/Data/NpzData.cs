using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// One graph or many in an archive of arrays that are named as the attributes of PyTorch Geometric's data: a column of edge_index is an arc
/// from its first to its second node, x and edge_attr have a row of features a node and an arc, batch the graph of every node, y whole
/// numbers for classes, real ones for targets, or rows of 0 and 1 for several labels.
/// </summary>
/// <param name="spec">What the scenario says.</param>
internal sealed class NpzData(DatasetSpec.Npz spec)
{
    private static readonly string[] Known =
        ["edge_index", "x", "edge_attr", "y", "train_mask", "val_mask", "test_mask", "batch", "num_nodes"];

    /// <summary>What is to be learnt, by the numbers of y; null where there are none.</summary>
    internal LearningTask? Task => !NpzFile.Names(spec.File.FullPath, Name).Contains("y") ? null
        : AreTargets() ? LearningTask.Regression
        : Read("y").Shape is [_, > 1] ? LearningTask.MultiLabel : LearningTask.Classification;

    private string Name => spec.File.Path;

    /// <summary>The data set.</summary>
    /// <exception cref="DataFormatException">The archive is not what it should be, or its arrays do not fit each other.</exception>
    internal Dataset Read()
    {
        HashSet<string> there = [.. DataFaults.Said(spec.File, () => NpzFile.Names(spec.File.FullPath, Name))];
        if (!there.Contains("edge_index"))
        {
            var found = there.Count == 0 ? "none" : Excerpt.Of(string.Join(", ", there.Order(StringComparer.Ordinal)));
            throw new DataFormatException(Name, $"expected the array edge_index, found {found}");
        }

        var (hasAnswers, areTargets) = (there.Contains("y"), there.Contains("y") && AreTargets());
        var files = new DatasetSpec.Files(Part<(int A, int B)>("edge_index")!)
        {
            Directed = true,
            Nodes = Nodes(there),
            Graphs = Part<int>("batch"),
            Features = Part<IReadOnlyList<double>>("x"),
            EdgeFeatures = Part<IReadOnlyList<double>>("edge_attr"),
            Labels = areTargets ? null : Part<int>("y"),
            Targets = areTargets ? Part<double>("y") : null,
            Of = hasAnswers ? spec.Of : null,
            Split = hasAnswers ? Masks(there) : null,
        };
        var data = new FilesData(files)
        {
            LeavesLoopsOut = true, Name = Path.GetFileNameWithoutExtension(spec.File.FullPath),
        }.Read();
        List<string> left = [.. there.Except(Known).Order(StringComparer.Ordinal).Take(RowReader.MostFaults)];
        return left.Count == 0 ? data : data with
        {
            Notes = [.. data.Notes, $"{Name}: the arrays {Excerpt.Of(string.Join(", ", left))} are left out"],
        };

        ListFile<T>? Part<T>(string array) => there.Contains(array) ? new ListFile<T>(Array(array)) : null;
    }

    private InputFile Array(string name) => new($"{Name}#{name}", $"{spec.File.FullPath}#{name}");

    private NpyArray Read(string array) =>
        DataFaults.Said(spec.File, () => NumpyFiles.Read(new ListFile<double>(Array(array))));

    /// <summary>Real numbers are targets, unless they are rows of 0 and 1, as losses for several labels take them.</summary>
    private bool AreTargets()
    {
        var answers = Read("y");
        return !answers.Header.Type.IsWhole && (answers.Shape is not [_, > 1] || answers.Numbers().Any(value => value is not (0 or 1)));
    }

    private int? Nodes(HashSet<string> there)
    {
        if (!there.Contains("num_nodes"))
        {
            return null;
        }

        var array = Read("num_nodes");
        return array.Count == 1 && array.Wholes("the number of nodes")[0] is > 0 and <= int.MaxValue and var count ? (int)count
            : throw new DataFormatException(array.Name, $"expected the number of nodes, one whole number above 0, found {array.ShapeText}");
    }

    private SplitSpec? Masks(HashSet<string> there)
    {
        List<string> masks = [.. Known.Where(name => name.EndsWith("_mask", StringComparison.Ordinal) && there.Contains(name))];
        return masks.Count == 0 ? null
            : !masks.Contains("train_mask") || !masks.Contains("test_mask")
                ? throw new DataFormatException(Name, $"expected train_mask and test_mask, found {string.Join(", ", masks)} alone")
            : new SplitSpec(Mask("train_mask"), Mask("test_mask"), masks.Contains("val_mask") ? Mask("val_mask") : null);

        ListFile<int> Mask(string name) => new(Array(name));
    }
}
