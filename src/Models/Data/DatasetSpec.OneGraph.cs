using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>One undirected graph that is written in the scenario.</content>
public abstract partial record DatasetSpec
{
    /// <summary>One undirected graph, which is written in the scenario or stands in files (<see cref="ListFile"/>).</summary>
    /// <param name="Edges">Its edges, by the numbers of their ends; empty where there are none.</param>
    /// <param name="Features">One row of features a node, all of the same length; empty where nodes have none.</param>
    /// <param name="Labels">The class of every node; empty where there are no classes.</param>
    /// <param name="Nodes">
    /// The number of nodes; null for as many as there are rows of features, or else classes, or else nodes in the file of edges.
    /// </param>
    [Kind("graph", "one undirected graph, written here or in files")]
    public sealed record OneGraph(
        IReadOnlyList<(int A, int B)>? Edges = null,
        IReadOnlyList<IReadOnlyList<double>>? Features = null,
        IReadOnlyList<int>? Labels = null,
        [Option("number of nodes", Default = "as many as have features", Least = 1, Most = 10_000_000)] int? Nodes = null) : DatasetSpec
    {
        private const string Arrays = ".npy, or .npz#name";

        /// <summary>Its edges, by the numbers of their ends; empty where there are none.</summary>
        [Option(
            "a list of pairs of nodes, such as [[0, 1], [1, 2]]",
            What = "a list of edges",
            MayBeEmpty = true,
            Default = "no edges",
            Files = $"a list of edges, Matrix Market, GraphML, {Arrays} of shape [2, edges]")]
        public IReadOnlyList<(int A, int B)> Edges { get; init; } = Edges ?? [];

        /// <summary>One row of features a node, all of the same length; empty where nodes have none.</summary>
        [Option(
            "of every node a number, or a list of numbers; nodes are counted from 0",
            What = "a list with the features of every node",
            Default = "none",
            Files = $"CSV or columns with a row a node, {Arrays}")]
        public IReadOnlyList<IReadOnlyList<double>> Features { get; init; } = Features ?? [];

        /// <summary>The class of every node; empty where there are no classes.</summary>
        [Option(
            "the class of every node, from 0",
            Default = "no classes",
            Least = 0,
            Most = LabelFile.Largest,
            Files = $"a whole number a node, {Arrays}")]
        public IReadOnlyList<int> Labels { get; init; } = Labels ?? [];

        /// <summary>What a file of edges calls the first node. Default 0.</summary>
        [Option("of a file of edges: number of the first node in the file; Matrix Market counts from 1 by itself", Least = 0)]
        public int First { get; init; }

        /// <summary>Whether nodes of a list of edges in a file are names, also where they look like numbers.</summary>
        [Option("of a file of edges: true where nodes are names, also such as look like numbers; numbered as they first appear")]
        public bool Named { get; init; }

        private int NodeCount => Nodes ?? Features.Count;

        private bool HasFiles => Edges is ListFile || Features is ListFile || Labels is ListFile;

        /// <inheritdoc/>
        public override int GraphCount => 1;

        /// <inheritdoc/>
        public override bool HasAnswers => IsClassification;

        /// <inheritdoc/>
        public override bool IsClassification => Labels is ListFile or { Count: > 0 };

        /// <inheritdoc/>
        /// <exception cref="DataFormatException">A file is not what it should be, or does not fit the others.</exception>
        public override Dataset Create() => new OneGraphFiles(this).Read();

        /// <inheritdoc/>
        public override string PlaceOfLabel(int item) =>
            Labels is ListFile file ? OneGraphFiles.PlaceOfLabel(file, item) : "dataset.labels";

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits()
        {
            foreach (var (option, isSet) in Edges is ListFile ? [] : new[] { ("first", First != 0), ("named", Named) })
            {
                if (isSet)
                {
                    yield return new Misfit(option, "the key only beside a file of edges");
                }
            }

            if (NodeCount == 0 && !HasFiles)
            {
                yield return new Misfit(string.Empty, "the key 'features' with a row for every node, or the key 'nodes',");
            }
            else if (Features.Count > 0 && Features.Count != NodeCount)
            {
                yield return new Misfit("nodes", $"{Features.Count}, as many as have features,");
            }
            else
            {
                foreach (var misfit in OfLists())
                {
                    yield return misfit;
                }
            }
        }

        /// <summary>What does not fit in lists that are written here; what files say is not known yet.</summary>
        private IEnumerable<Misfit> OfLists()
        {
            var (isKnown, count) = (NodeCount > 0, NodeCount > 0 ? NodeCount : int.MaxValue);
            foreach (var (index, row) in Features.Index().Where(item => item.Item.Count != Features[0].Count).Take(1))
            {
                yield return new Misfit($"features.{index}", $"a list of {Features[0].Count}, as many features as node 0 has,");
            }

            foreach (var (index, (a, b)) in Edges.Index())
            {
                if (a == b)
                {
                    yield return new Misfit($"edges.{index}", $"two different nodes, such as [0, 1], and not {a} twice,");
                }

                foreach (var (end, node) in new[] { a, b }.Index().Where(item => item.Item < 0 || item.Item >= count))
                {
                    yield return new Misfit($"edges.{index}.{end}", $"a whole number from 0 to {count - 1}");
                }
            }

            if (isKnown && Labels.Count > 0 && Labels.Count != count)
            {
                yield return new Misfit("labels", $"a list of {count}, a class for every node,");
            }
        }
    }
}
