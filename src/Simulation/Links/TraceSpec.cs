namespace Hogwild.Simulation;

/// <summary>Measurements that a scenario refers to. They have been read when the scenario has.</summary>
/// <param name="Name">The name they are referred to by.</param>
/// <param name="File">The file as it was written, perhaps with a * for the numbers of a series.</param>
/// <param name="Source">Where the file comes from, for people who do not have it; null where nothing is said.</param>
[Family("trace", "traces", "measurements in files")]
public abstract record TraceSpec(string Name, string File, string? Source) : INamed
{
    /// <summary>Where they are named, for messages; it is not part of what they are.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>Number of nodes.</summary>
    public abstract int NodeCount { get; }

    /// <summary>The trace with what its files say. Default itself: ours are read as scenarios are.</summary>
    /// <param name="paths">Where the files are, those of a series in the order of their numbers.</param>
    public virtual TraceSpec Load(IReadOnlyList<string> paths) => this;

    /// <summary>Delays between all pairs of nodes.</summary>
    [Kind(
        "delays",
        "delays between all pairs of nodes: a matrix, or a series of them; -1, NaN, and 0 off the diagonal were not measured",
        Implements = typeof(DelayTrace))]
    public sealed record Delays(
        string Name,
        [Option("a matrix, a row a line; with a * for the numbers of a series")] string File,
        [Option("where the file comes from, said to those who do not have it")] string? Source = null) : TraceSpec(Name, File, Source)
    {
        /// <summary>What the number 1 in the file stands for.</summary>
        [Option("what the number 1 stands for", Least = 1)]
        public TimeSpan Unit { get; init; } = TimeSpan.FromSeconds(1);

        /// <summary>What part of a number is the delay: ½ of a round trip.</summary>
        [Option("what part of a number is the delay: 0.5 of a round trip", Above = 0)]
        public double Scale { get; init; } = 1;

        /// <summary>How long a matrix of a series holds.</summary>
        [Option("how long a matrix of a series holds; after the last one it begins again", Least = 1, Only = "file~*")]
        public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

        /// <summary>What was measured; null until it has been read.</summary>
        public DelayTrace? Data { get; init; }

        /// <inheritdoc/>
        public override int NodeCount => Data?.NodeCount ?? 0;
    }

    /// <summary>Probabilities of delivery between all pairs of nodes.</summary>
    [Kind("deliveries", "probabilities of delivery", Implements = typeof(DeliveryTable))]
    public sealed record Deliveries(
        string Name,
        [Option("lines of sender, receiver, probability")] string File,
        [Option("where the file comes from, said to those who do not have it")] string? Source = null) : TraceSpec(Name, File, Source)
    {
        /// <summary>The number that the file gives the first node; smaller ones are left out.</summary>
        [Option("number of the first node in the file; smaller ones are left out", Least = 0)]
        public int First { get; init; }

        /// <summary>What was measured; null until it has been read.</summary>
        public DeliveryTable? Data { get; init; }

        /// <inheritdoc/>
        public override int NodeCount => Data?.NodeCount ?? 0;
    }
}
