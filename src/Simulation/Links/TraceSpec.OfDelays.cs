namespace Hogwild.Simulation;

/// <content>Delays.</content>
public abstract partial record TraceSpec
{
    /// <summary>Delays of links.</summary>
    public abstract record OfDelays(string Name, string File, string? Source) : TraceSpec(Name, File, Source)
    {
        /// <summary>What was measured; null until it has been read.</summary>
        public IDelayTrace? Data { get; init; }

        /// <inheritdoc/>
        public override int NodeCount => Data?.NodeCount ?? 0;
    }

    /// <summary>Delays between all pairs of nodes.</summary>
    [Kind(
        "delays",
        "delays between all pairs of nodes: a matrix, or a series of them; -1, NaN, and 0 off the diagonal were not measured",
        Implements = typeof(DelayTrace))]
    public sealed record Delays(
        string Name,
        [Option("a matrix, a row a line; with a * for the numbers of a series")] string File,
        [Option("where the file comes from, said to those who do not have it")] string? Source = null) : OfDelays(Name, File, Source)
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
    }

    /// <summary>Delays in time, for all arcs or for each.</summary>
    [Kind(
        "delay-series",
        "delays in time: rows of time and delay, for all arcs, or of time, from, to and delay; each holds until the next one",
        Implements = typeof(Simulation.DelaySeries))]
    public sealed record DelaySeries(
        string Name,
        [Option("a table with the columns time, delay or time, from, to, delay")] string File,
        [Option("where the file comes from, said to those who do not have it")] string? Source = null)
        : OfDelays(Name, File, Source), IChecked
    {
        /// <summary>What the number 1 in the column of delays stands for.</summary>
        [Option("what the number 1 in the column delay stands for", Least = 1)]
        public TimeSpan Unit { get; init; } = TimeSpan.FromSeconds(1);

        /// <summary>What part of a number is the delay: ½ of a round trip.</summary>
        [Option("what part of a number is the delay: 0.5 of a round trip", Above = 0)]
        public double Scale { get; init; } = 1;

        /// <summary>How times are read.</summary>
        [Inline]
        public SeriesTime Time { get; init; } = new();

        /// <summary>What nodes are called.</summary>
        [Inline]
        public SeriesNodes Nodes { get; init; } = new();

        /// <inheritdoc/>
        public override IEnumerable<GraphMisfit> MisfitsOf(Graph graph, Func<int, bool> asks) =>
            (Data as Simulation.DelaySeries)?.Series.MisfitsOf(graph, asks, Place) ?? [];

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => OneFile();
    }
}
