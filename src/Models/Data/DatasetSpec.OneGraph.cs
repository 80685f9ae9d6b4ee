using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>One undirected graph that is written in the scenario.</content>
public abstract partial record DatasetSpec
{
    /// <summary>One undirected graph that is written in the scenario.</summary>
    /// <param name="Edges">Its edges, by the numbers of their ends; empty where there are none.</param>
    /// <param name="Features">One row of features a node, all of the same length; empty where nodes have none.</param>
    /// <param name="Labels">The class of every node; empty where there are no classes.</param>
    /// <param name="Nodes">The number of nodes; null for as many as there are rows of features.</param>
    [Kind("graph", "one undirected graph, written here")]
    public sealed record OneGraph(
        IReadOnlyList<(int A, int B)>? Edges = null,
        IReadOnlyList<IReadOnlyList<double>>? Features = null,
        IReadOnlyList<int>? Labels = null,
        [Option("number of nodes", Default = "as many as have features", Least = 1, Most = 10_000_000)] int? Nodes = null) : DatasetSpec
    {
        /// <summary>Its edges, by the numbers of their ends; empty where there are none.</summary>
        [Option("a list of pairs of nodes, such as [[0, 1], [1, 2]]", What = "a list of edges", MayBeEmpty = true, Default = "no edges")]
        public IReadOnlyList<(int A, int B)> Edges { get; init; } = Edges ?? [];

        /// <summary>One row of features a node, all of the same length; empty where nodes have none.</summary>
        [Option(
            "of every node a number, or a list of numbers; nodes are counted from 0",
            What = "a list with the features of every node",
            Default = "none")]
        public IReadOnlyList<IReadOnlyList<double>> Features { get; init; } = Features ?? [];

        /// <summary>The class of every node; empty where there are no classes.</summary>
        [Option("the class of every node, from 0", Default = "no classes", Least = 0, Most = 999)]
        public IReadOnlyList<int> Labels { get; init; } = Labels ?? [];

        private int NodeCount => Nodes ?? Features.Count;

        /// <inheritdoc/>
        public override int GraphCount => 1;

        /// <inheritdoc/>
        public override bool IsClassification => Labels.Count > 0;

        /// <inheritdoc/>
        public override Dataset Create()
        {
            var builder = new GraphBuilder(NodeCount);
            foreach (var (a, b) in Edges)
            {
                builder.AddEdge(a, b);
            }

            var data = new GraphData
            {
                Graph = builder.Build(),
                FeatureSize = Features.Count == 0 ? 0 : Features[0].Count,
                Features = [.. Features.SelectMany(row => row)],
                Labels = [.. Labels],
            };
            return new Dataset("graph", Labels.Count == 0 ? 0 : Labels.Max() + 1, [data]);
        }

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits()
        {
            if (NodeCount == 0)
            {
                yield return new Misfit(string.Empty, "the key 'features' with a row for every node, or the key 'nodes',");
                yield break;
            }

            if (Features.Count > 0 && Features.Count != NodeCount)
            {
                yield return new Misfit("nodes", $"{Features.Count}, as many as have features,");
                yield break;
            }

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

                foreach (var (end, node) in new[] { a, b }.Index().Where(item => item.Item < 0 || item.Item >= NodeCount))
                {
                    yield return new Misfit($"edges.{index}.{end}", $"a whole number from 0 to {NodeCount - 1}");
                }
            }

            if (Labels.Count > 0 && Labels.Count != NodeCount)
            {
                yield return new Misfit("labels", $"a list of {NodeCount}, a class for every node,");
            }
        }
    }
}
