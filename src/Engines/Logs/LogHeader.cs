using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>Which worker of which run a log belongs to, and how its decisions are written.</summary>
internal sealed record LogHeader
{
    private const ulong Magic = 0x31474F4C574F4848; // HHOWLOG1

    /// <summary>The run: a random number that all its logs share.</summary>
    public required Guid Run { get; init; }

    /// <summary>Hash of the graph.</summary>
    public required ulong Graph { get; init; }

    /// <summary>Hash of who works for whom.</summary>
    public required ulong Partition { get; init; }

    /// <summary>Number of the worker.</summary>
    public required int Worker { get; init; }

    /// <summary>Whether a version is logged of every node of others that is read; else of every worker that is.</summary>
    public required bool IsByNode { get; init; }

    /// <summary>How many versions a decision reads.</summary>
    public required int Reads { get; init; }

    /// <summary>Of how many components a version is logged besides, since reads are torn; 0 where they are not.</summary>
    public required int Components { get; init; }

    /// <summary>The header of the log of a worker.</summary>
    public static LogHeader Of(Guid run, WorkerLayout layout, bool isByNode, bool isTorn = false) => new()
    {
        Run = run,
        Graph = layout.Graph.Hash,
        Partition = HashOf(layout.Partition),
        Worker = layout.Part,
        IsByNode = isByNode,
        Reads = isByNode ? layout.Outside.Length : layout.InParts.Length,
        Components = isTorn ? layout.Outside.Sum(item => item.Size) : 0,
    };

    /// <summary>The hash of who works for whom.</summary>
    public static ulong HashOf(Partition partition)
    {
        var hash = StableHash.Start;
        for (var node = 0; node < partition.Graph.NodeCount; node++)
        {
            hash = StableHash.Add(hash, partition.PartOf(node));
        }

        return hash;
    }

    /// <summary>Writes it as the first record of a log.</summary>
    public void Write(ByteWriter into)
    {
        Span<byte> run = stackalloc byte[16];
        Run.TryWriteBytes(run);
        into.Fixed(Magic);
        into.Bytes(run);
        into.Fixed(Graph);
        into.Fixed(Partition);
        into.Number(Worker);
        into.Number(IsByNode ? 1 : 0);
        into.Number(Reads);
        into.Number(Components);
    }

    /// <summary>Reads it; null where this is none.</summary>
    public static LogHeader? Read(ByteReader from) => from.Left < sizeof(ulong) || from.Fixed() != Magic ? null : new LogHeader
    {
        Run = new Guid(from.Bytes(16)),
        Graph = from.Fixed(),
        Partition = from.Fixed(),
        Worker = (int)from.Number(),
        IsByNode = from.Number() == 1,
        Reads = (int)from.Number(),
        Components = (int)from.Number(),
    };
}
