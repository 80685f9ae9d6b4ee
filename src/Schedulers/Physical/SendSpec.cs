using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>What is sent.</summary>
[Family("send", "sends", "what nodes send")]
public abstract record SendSpec
{
    /// <summary>Every version.</summary>
    [Kind("always", "every version")]
    public sealed record Always : SendSpec;

    /// <summary>A version that differs enough from the last one sent.</summary>
    /// <param name="Above">By more than this.</param>
    /// <param name="IsEuclidean">True for the Euclidean norm of the difference, false for its largest component.</param>
    [Kind("change", "a version whose state differs enough from that of the last one sent")]
    public sealed record Change(
        [Option("by more than this", Least = 0)] double Above,
        [Option(
            "max, the largest component of the difference, or euclidean",
            Name = "norm", Words = "max|euclidean")]
        bool IsEuclidean = false)
        : SendSpec;
}
