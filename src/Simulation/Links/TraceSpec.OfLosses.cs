namespace Hogwild.Simulation;

/// <content>Losses.</content>
public abstract partial record TraceSpec
{
    /// <summary>Losses of links.</summary>
    public abstract record OfLosses(string Name, string File, string? Source) : TraceSpec(Name, File, Source)
    {
        /// <summary>What was measured; null until it has been read.</summary>
        public ILossTrace? Data { get; init; }

        /// <inheritdoc/>
        public override int NodeCount => Data?.NodeCount ?? 0;
    }

    /// <summary>Probabilities of delivery between all pairs of nodes.</summary>
    [Kind("deliveries", "probabilities of delivery", Implements = typeof(DeliveryTable))]
    public sealed record Deliveries(
        string Name,
        [Option("lines of sender, receiver, probability")] string File,
        [Option("where the file comes from, said to those who do not have it")] string? Source = null) : OfLosses(Name, File, Source)
    {
        /// <summary>The number that the file gives the first node; smaller ones are left out.</summary>
        [Option("number of the first node in the file; smaller ones are left out", Least = 0)]
        public int First { get; init; }

        /// <summary>What was measured, as a table; null until it has been read.</summary>
        public DeliveryTable? Table => Data as DeliveryTable;
    }

    /// <summary>Losses in time, for all arcs or for each.</summary>
    [Kind(
        "loss-series",
        "losses in time: rows of time and loss, for all arcs, or of time, from, to and loss, from 0 to 1; each holds until the next one",
        Implements = typeof(Simulation.LossSeries))]
    public sealed record LossSeries(
        string Name,
        [Option("a table with the columns time, loss or time, from, to, loss")] string File,
        [Option("where the file comes from, said to those who do not have it")] string? Source = null)
        : OfLosses(Name, File, Source), IChecked
    {
        /// <summary>How times are read.</summary>
        [Inline]
        public SeriesTime Time { get; init; } = new();

        /// <summary>What nodes are called.</summary>
        [Inline]
        public SeriesNodes Nodes { get; init; } = new();

        /// <inheritdoc/>
        public override IEnumerable<GraphMisfit> MisfitsOf(Graph graph, Func<int, bool> asks) =>
            (Data as Simulation.LossSeries)?.Series.MisfitsOf(graph, asks, Place) ?? [];

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => OneFile();
    }
}
