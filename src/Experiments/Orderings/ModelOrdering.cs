using System.Globalization;
using System.Numerics;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>How the outputs of one model are distributed over orders of updates.</summary>
public sealed record ModelOrdering
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>Number of nodes.</summary>
    public required int Nodes { get; init; }

    /// <summary>What has outputs: nodes, or edges or graphs.</summary>
    public ItemKind Items { get; init; }

    /// <summary>Number of what has outputs.</summary>
    public int ItemCount => Outputs.Select(output => output.Node).Distinct().Count();

    /// <summary>L, updates of every node.</summary>
    public required int Updates { get; init; }

    /// <summary>Number of sampled runs.</summary>
    public required int Samples { get; init; }

    /// <summary>(nL)!/(L!)ⁿ, the number of interleavings.</summary>
    public required BigInteger Interleavings { get; init; }

    /// <summary>Number of different outputs of the whole graph that interleavings lead to; null where they were not counted.</summary>
    public required int? Outcomes { get; init; }

    /// <summary>
    /// Number of interleavings that give the outputs of the synchronous computation at all nodes; null where they were not counted.
    /// </summary>
    public required BigInteger? LikeSynchronous { get; init; }

    /// <summary>The outputs of the whole graph, sampled against exact; null where interleavings were not counted.</summary>
    public required ChiSquareTest? Test { get; init; }

    /// <summary>The distribution of every output of every node.</summary>
    public required IReadOnlyList<OutputDistribution> Outputs { get; init; }

    /// <summary>The computation graph of the synchronous computation.</summary>
    public required ComputationGraph Synchronous { get; init; }

    /// <summary>The computation graph of one sampled run.</summary>
    public required ComputationGraph Sample { get; init; }

    /// <summary>All of it in a line or two.</summary>
    public string Statement
    {
        get
        {
            var culture = CultureInfo.InvariantCulture;
            var head = string.Create(culture, $"{Model}: {Interleavings:N0} interleavings of {Updates} updates of each of {Nodes} nodes");
            if (Test is not { } test)
            {
                return string.Create(culture, $"{head}; {Samples:N0} runs sampled");
            }

            if (Outcomes == 1)
            {
                return string.Create(culture, $"{head} all lead to the synchronous outputs; {Samples:N0} runs sampled");
            }

            var like = LikeSynchronous == 0 ? "none gives" : string.Create(culture, $"{LikeSynchronous:N0} give");
            return string.Create(
                culture,
                $"{head} lead to {Outcomes:N0} different outputs; {like} the synchronous ones at all nodes. {Samples:N0} runs sampled: "
                    + $"chi-square {test.Statistic:0.0} with {test.Degrees} degrees of freedom, p = {test.P:0.000}");
        }
    }
}
