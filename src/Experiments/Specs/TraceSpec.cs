using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Measurements that a scenario refers to. They have been read when the scenario has.</summary>
/// <param name="Name">The name they are referred to by.</param>
/// <param name="Place">Where they are named, for messages.</param>
/// <param name="File">The file as it was written, perhaps with a * for the numbers of a series.</param>
/// <param name="Source">Where the file comes from, for people who do not have it; null where nothing is said.</param>
public abstract record TraceSpec(string Name, string Place, string File, string? Source)
{
    /// <summary>Number of nodes.</summary>
    public abstract int NodeCount { get; }

    /// <summary>Delays between all pairs of nodes.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Place">The place.</param>
    /// <param name="File">The file.</param>
    /// <param name="Source">Where it comes from.</param>
    public sealed record Delays(string Name, string Place, string File, string? Source) : TraceSpec(Name, Place, File, Source)
    {
        /// <summary>What the number 1 in the file stands for.</summary>
        public required TimeSpan Unit { get; init; }

        /// <summary>What part of a number is the delay: ½ of a round trip.</summary>
        public required double Scale { get; init; }

        /// <summary>How long a matrix of a series holds.</summary>
        public required TimeSpan Every { get; init; }

        /// <summary>What was measured.</summary>
        public required DelayTrace Data { get; init; }

        /// <inheritdoc/>
        public override int NodeCount => Data.NodeCount;
    }

    /// <summary>Probabilities of delivery between all pairs of nodes.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Place">The place.</param>
    /// <param name="File">The file.</param>
    /// <param name="Source">Where it comes from.</param>
    public sealed record Deliveries(string Name, string Place, string File, string? Source) : TraceSpec(Name, Place, File, Source)
    {
        /// <summary>The number that the file gives the first node; smaller ones are left out.</summary>
        public required int First { get; init; }

        /// <summary>What was measured.</summary>
        public required DeliveryTable Data { get; init; }

        /// <inheritdoc/>
        public override int NodeCount => Data.NodeCount;
    }
}
