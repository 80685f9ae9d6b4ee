using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>One undirected graph that is written in the scenario.</content>
public abstract partial record DatasetSpec
{
    /// <summary>One undirected graph that is written in the scenario.</summary>
    /// <param name="Edges">Its edges, by the numbers of their ends.</param>
    /// <param name="Features">One row of features a node, all of the same length.</param>
    /// <param name="Labels">The class of every node; empty where there are no classes.</param>
    [Kind("graph", "one undirected graph, written here")]
    public sealed record OneGraph(
        [Option("a list of pairs of nodes, such as [[0, 1], [1, 2]]", What = "a list of edges", MayBeEmpty = true)]
        IReadOnlyList<(int A, int B)> Edges,
        [Option("of every node a number, or a list of numbers; nodes are counted from 0", What = "a list with the features of every node")]
        IReadOnlyList<IReadOnlyList<double>> Features,
        IReadOnlyList<int>? Labels = null) : DatasetSpec
    {
        /// <summary>The class of every node; empty where there are no classes.</summary>
        [Option("the class of every node, from 0", Default = "no classes", Least = 0, Most = 999)]
        public IReadOnlyList<int> Labels { get; init; } = Labels ?? [];

        /// <inheritdoc/>
        public override int GraphCount => 1;

        /// <inheritdoc/>
        public override bool IsClassification => Labels.Count > 0;

        /// <inheritdoc/>
        public override Dataset Create()
        {
            var builder = new GraphBuilder(Features.Count);
            foreach (var (a, b) in Edges)
            {
                builder.AddEdge(a, b);
            }

            var data = new GraphData
            {
                Graph = builder.Build(),
                FeatureSize = Features[0].Count,
                Features = [.. Features.SelectMany(row => row)],
                Labels = [.. Labels],
            };
            return new Dataset("graph", Labels.Count == 0 ? 0 : Labels.Max() + 1, [data]);
        }

        /// <inheritdoc/>
        protected override IEnumerable<Misfit> OwnMisfits()
        {
            if (Features.Count == 0)
            {
                yield return new Misfit("features", "a row for every node, at least one");
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

                foreach (var (end, node) in new[] { a, b }.Index().Where(item => item.Item < 0 || item.Item >= Features.Count))
                {
                    yield return new Misfit($"edges.{index}.{end}", $"a whole number from 0 to {Features.Count - 1}");
                }
            }

            if (Labels.Count > 0 && Labels.Count != Features.Count)
            {
                yield return new Misfit("labels", $"a list of {Features.Count}, a class for every node,");
            }
        }
    }
}
