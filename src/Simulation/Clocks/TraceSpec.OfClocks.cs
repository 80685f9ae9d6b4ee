namespace Hogwild.Simulation;

/// <content>Clocks.</content>
public abstract partial record TraceSpec
{
    /// <summary>When nodes act.</summary>
    public abstract record OfClocks(string Name, string File, string? Source) : TraceSpec(Name, File, Source)
    {
        /// <summary>The clock of all nodes; null until it has been read.</summary>
        public abstract IClock? Clock { get; }

        /// <summary>Whether the clock draws.</summary>
        public abstract bool IsDrawn { get; }

        /// <summary>The mean time between two activations of a node, in ticks.</summary>
        public abstract double MeanGap { get; }

        /// <summary>Every node that asks needs rows, and rows need a node.</summary>
        private protected IEnumerable<GraphMisfit> MisfitsOf(
            Graph graph, Func<int, bool> asks, IReadOnlyDictionary<int, string> places, Func<int, string> nameOf)
        {
            ArgumentNullException.ThrowIfNull(graph);
            var nodes = Enumerable.Range(0, graph.NodeCount).ToDictionary(graph.Key);
            foreach (var (key, place) in places.Where(item => !nodes.ContainsKey(item.Key)).OrderBy(item => item.Key))
            {
                yield return new GraphMisfit(place, "a node of the graph", $"node {nameOf(key)}");
            }

            foreach (var key in nodes.Keys.Where(key => !places.ContainsKey(key) && asks(nodes[key])).Order())
            {
                yield return new GraphMisfit(Place, $"rows for node {nameOf(key)}", "none after the start");
            }
        }
    }

    /// <summary>When each node acts.</summary>
    [Kind(
        "activation-times",
        "when each node acts: rows of node and time; after its last time a node acts no more",
        Implements = typeof(TimetableClock))]
    public sealed record ActivationTimes(
        string Name,
        [Option("a table with the columns node, time")] string File,
        [Option("where the file comes from, said to those who do not have it")] string? Source = null)
        : OfClocks(Name, File, Source), IChecked
    {
        /// <summary>What was measured; null until it has been read.</summary>
        public TimetableClock? Data { get; init; }

        /// <summary>How times are read.</summary>
        [Inline]
        public SeriesTime Time { get; init; } = new();

        /// <summary>What nodes are called.</summary>
        [Inline]
        public SeriesNodes Nodes { get; init; } = new();

        /// <inheritdoc/>
        public override int NodeCount => 0;

        /// <inheritdoc/>
        public override IClock? Clock => Data;

        /// <inheritdoc/>
        public override bool IsDrawn => false;

        /// <inheritdoc/>
        public override double MeanGap => Data?.MeanGap ?? 0;

        /// <inheritdoc/>
        public override IEnumerable<GraphMisfit> MisfitsOf(Graph graph, Func<int, bool> asks) =>
            Data is null ? [] : MisfitsOf(graph, asks, Data.Places, Data.NameOf);

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => OneFile();
    }

    /// <summary>Times between two activations.</summary>
    [Kind(
        "activation-gaps",
        "times between two activations, drawn with replacement: rows of gap, for all nodes, or of node and gap",
        Implements = typeof(GapsClock))]
    public sealed record ActivationGaps(
        string Name,
        [Option("a table with the column gap, or the columns node, gap")] string File,
        [Option("where the file comes from, said to those who do not have it")] string? Source = null)
        : OfClocks(Name, File, Source), IChecked
    {
        /// <summary>What was measured; null until it has been read.</summary>
        public GapsClock? Data { get; init; }

        /// <summary>What the number 1 in the column of gaps stands for.</summary>
        [Option("what the number 1 in the column gap stands for", Least = 1)]
        public TimeSpan Unit { get; init; } = TimeSpan.FromSeconds(1);

        /// <summary>What nodes are called.</summary>
        [Inline]
        public SeriesNodes Nodes { get; init; } = new();

        /// <inheritdoc/>
        public override int NodeCount => 0;

        /// <inheritdoc/>
        public override IClock? Clock => Data;

        /// <inheritdoc/>
        public override bool IsDrawn => Data?.IsDrawn ?? true;

        /// <inheritdoc/>
        public override double MeanGap => Data?.MeanGap ?? 0;

        /// <inheritdoc/>
        public override IEnumerable<GraphMisfit> MisfitsOf(Graph graph, Func<int, bool> asks) =>
            Data is null or { IsPooled: true } ? [] : MisfitsOf(graph, asks, Data.Places, Data.NameOf);

        /// <inheritdoc/>
        public IEnumerable<Misfit> Misfits(TimeSpan step) => OneFile();
    }
}
