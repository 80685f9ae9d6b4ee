using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>One graph or many from files.</content>
public abstract partial record DatasetSpec
{
    /// <summary>One graph or many from files, with what is expected of their nodes, their edges, or of each of them.</summary>
    /// <param name="Edges">The edges; with a star in the name the edges of many graphs, a file each.</param>
    [Kind("files", "one graph or many from files: edges, features, labels or targets, split and folds", Implements = typeof(FilesData))]
    public sealed record Files(
        [Option(
            "the edges; with a star in the name, such as graphs/*.edges, those of many graphs",
            What = "the path of a file of edges,",
            Files = $"a list of edges, Matrix Market, GraphML, {Files.Arrays} of shape [2, edges]",
            Example = "roads.edges")]
        ListFile<(int A, int B)> Edges) : DatasetSpec
    {
        private const string Arrays = ".npy, or .npz#name";
        private const string Rows = $"CSV or columns with a row for each, {Arrays}";

        /// <summary>What the edges call the first node, where nodes are numbers. Default 0.</summary>
        [Option("what the first node is called in files of edges, split and masks; Matrix Market counts from 1 by itself", Least = 0)]
        public int First { get; init; }

        /// <summary>
        /// Whether nodes are names, and rows of features and of labels or targets of nodes begin with one. Default false.
        /// </summary>
        [Option("true where nodes are names, with which rows of features and of labels or targets of nodes begin")]
        public bool Named { get; init; }

        /// <summary>The number of nodes of the one graph; null for as many as have features, or as have edges.</summary>
        [Option("number of nodes, where some have no edge", Default = "as many as have features, or edges", Least = 1, Most = 10_000_000)]
        public int? Nodes { get; init; }

        /// <summary>Whether lines are arcs from the first node to the second one. Default false: edges.</summary>
        [Option("true where lines are arcs from the first node to the second; false where they are edges")]
        public bool Directed { get; init; }

        /// <summary>The number of the graph of every node; null for one graph a file.</summary>
        [Option(
            "the number of its graph for every node, from 0 or 1, where one file has many graphs",
            What = "the path of a file with a whole number for every node,",
            Files = $"a whole number a node, {Arrays}",
            Example = "indicator.txt",
            Default = "one graph a file")]
        public ListFile<int>? Graphs { get; init; }

        /// <summary>One row of features a node; null for none.</summary>
        [Option("features of nodes", What = "the path of a file,", Files = Rows, Example = "features.csv", Default = "none")]
        public ListFile<IReadOnlyList<double>>? Features { get; init; }

        /// <summary>One row of features an edge, in the order of the edges; null for none. Weights stand before them.</summary>
        [Option(
            "features of edges, in the order of the file of edges; weights of edges are one more, before them",
            What = "the path of a file,",
            Files = Rows,
            Example = "edges.csv",
            Default = "none")]
        public ListFile<IReadOnlyList<double>>? EdgeFeatures { get; init; }

        /// <summary>A class an item, or a row of labels of 0 or 1; null for none.</summary>
        [Option(
            "the class of every item, from 0, or several labels, each 0 or 1",
            What = "the path of a file,",
            Files = Rows,
            Example = "labels.csv",
            Default = "none")]
        public ListFile<int>? Labels { get; init; }

        /// <summary>A number an item; null for none.</summary>
        [Option("the number that is to be told of every item", What = "the path of a file,", Files = Rows, Example = "targets.csv",
            Default = "none")]
        public ListFile<double>? Targets { get; init; }

        /// <summary>What items are; null for what there are as many of as labels or targets.</summary>
        [Option("what labels or targets, split and folds are of", Default = "what there are as many of as labels or targets")]
        public ItemKind? Of { get; init; }

        /// <summary>Which items are for training, validation and test; null where all are for everything.</summary>
        [Option("which items are for training, validation and test", Default = "all for everything")]
        public SplitSpec? Split { get; init; }

        /// <summary>The same by folds; null for none.</summary>
        [Option("the same by folds", Default = "none")]
        public FoldsSpec? Folds { get; init; }

        /// <inheritdoc/>
        public override int GraphCount => Edges is { IsPattern: true } || Graphs is not null ? CountUnknown : 1;

        /// <inheritdoc/>
        public override bool IsClassification => Labels is not null && !IsMultiLabel;

        /// <inheritdoc/>
        public override bool IsMultiLabel =>
            Labels is not null && Answers.TaskOf(() => new FilesData(this).Task) == LearningTask.MultiLabel;

        /// <inheritdoc/>
        public override ItemKind? Items => Of;

        /// <inheritdoc/>
        public override bool HasAnswers => Labels is not null || Targets is not null;

        /// <inheritdoc/>
        /// <exception cref="DataFormatException">A file is not what it should be, or does not fit the others.</exception>
        public override Dataset Create() => new FilesData(this).Read();

        /// <inheritdoc/>
        public override string PlaceOfLabel(int item) => Labels is null ? "dataset.targets"
            : GraphCount > 1 || Named ? "dataset.labels" : TableFile.Read(Labels, ItemWords.Labels(Of)).PlaceOf(item);

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits() =>
        [
            .. Labels is not null && Targets is not null ? [new Misfit("targets", "no such key beside 'labels'")] : Array.Empty<Misfit>(),
            .. HasAnswers ? [] : Idle(("of", Of is not null), ("split", Split is not null), ("folds", Folds is not null))
                .Select(option => new Misfit(option, "the key only beside 'labels' or 'targets'")),
            .. Split is not null && Folds is not null ? [new Misfit("folds", "no such key beside 'split'")] : Array.Empty<Misfit>(),
            .. Fold is null ? [] : Idle(("split", Split is not null), ("folds", Folds is not null))
                .Select(option => new Misfit(option, "no such key beside 'fold'")),
            .. GraphCount == 1 ? [] : Idle(("nodes", Nodes is not null))
                .Select(option => new Misfit(option, "the key only where there is one graph")),
            .. Edges.IsPattern && Graphs is not null
                ? [new Misfit("graphs", "no such key beside a star in 'edges', where every file is a graph")] : Array.Empty<Misfit>(),
            .. Named && Graphs is not null ? [new Misfit("graphs", "no such key beside 'named: true'")] : Array.Empty<Misfit>(),
            .. Edges.IsPattern ? [] : Idle(
                ("features", Features is { IsPattern: true }),
                ("edge-features", EdgeFeatures is { IsPattern: true }),
                ("labels", Labels is { IsPattern: true }),
                ("targets", Targets is { IsPattern: true })).Select(option => new Misfit(option, "a star only where 'edges' has one")),
            .. Idle(
                ("graphs", Graphs is { IsPattern: true }),
                ("split.train", Split is { Train.IsPattern: true }),
                ("split.validation", Split is { Validation.IsPattern: true }),
                ("split.test", Split is { Test.IsPattern: true }),
                ("folds.file", Folds is { File.IsPattern: true })).Select(option => new Misfit(option, "one file, without a star,")),
        ];

        private static IEnumerable<string> Idle(params (string Option, bool IsSet)[] options) =>
            options.Where(option => option.IsSet).Select(option => option.Option);
    }
}
