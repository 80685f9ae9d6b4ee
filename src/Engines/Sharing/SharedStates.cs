namespace Hogwild.Engines;

/// <summary>
/// The newest versions of nodes that other workers read, in memory that all threads share. A node has two places, written in turn under a
/// sequence lock: a reader copies, and copies again where the writer has come to that place meanwhile, so that it never has parts of two
/// versions, and no writer ever waits.
/// </summary>
internal sealed class SharedStates
{
    private const int Busy = -1;

    // Versions of different nodes are on different lines of the cache: writers do not disturb each other.
    private const int Line = 16;
    private const int Held = 1, Shift = 3;
    private readonly int[] _starts;
    private readonly double[] _numbers;
    private readonly int[] _versions;

    /// <summary>Memory for all nodes that somebody else reads.</summary>
    /// <param name="layouts">The workers.</param>
    public SharedStates(WorkerLayout[] layouts)
    {
        var (partition, rule) = (layouts[0].Partition, layouts[0].Rule);
        _starts = new int[partition.Graph.NodeCount];
        Array.Fill(_starts, -1);
        var (size, count) = (0, 0);
        Places = new int[partition.Graph.NodeCount];
        foreach (var node in layouts.SelectMany(layout => layout.Outside).Select(item => item.Node).Distinct().Order())
        {
            (_starts[node], Places[node]) = (size, count++);
            size = checked(size + (2 * (rule.SharedSize + (rule.ArcSize * partition.Graph.OutDegree(node)))));
        }

        (_numbers, _versions) = (new double[size], new int[checked(Line * count)]);
        foreach (var node in layouts.Where(layout => layout.IsTwice).SelectMany(layout => layout.Nodes).Where(IsRead))
        {
            // Every other version of it is shown, and goes to the other place all the same.
            _versions[(Line * Places[node]) + Shift] = 1;
        }
    }

    /// <summary>Per node its number among those that others read.</summary>
    public int[] Places { get; }

    /// <summary>Whether somebody else reads a node.</summary>
    public bool IsRead(int node) => _starts[node] >= 0;

    /// <summary>The newest version of a node.</summary>
    public int NewestOf(int node) => Volatile.Read(ref _versions[Line * Places[node]]);

    /// <summary>Where a version of a node lies.</summary>
    /// <param name="node">The node.</param>
    /// <param name="version">Its version.</param>
    /// <param name="size">How many numbers it has.</param>
    public Span<double> Numbers(int node, int version, int size) => _numbers.AsSpan(_starts[node] + (PlaceOf(node, version) * size), size);

    /// <summary>Whether a place still holds a version that has been copied from it.</summary>
    public bool Holds(int node, int version)
    {
        Volatile.ReadBarrier();
        return Volatile.Read(ref _versions[(Line * Places[node]) + Held + PlaceOf(node, version)]) == version;
    }

    /// <summary>Writes a version of a node, and shows it.</summary>
    public void Write(int node, int version, ReadOnlySpan<double> shared, ReadOnlySpan<double> messages)
    {
        ref var held = ref _versions[(Line * Places[node]) + Held + PlaceOf(node, version)];
        Volatile.Write(ref held, Busy);
        Volatile.WriteBarrier();
        var into = Numbers(node, version, shared.Length + messages.Length);
        shared.CopyTo(into);
        messages.CopyTo(into[shared.Length..]);
        Volatile.Write(ref held, version);
        Volatile.Write(ref _versions[Line * Places[node]], version);
    }

    private int PlaceOf(int node, int version) => (version >> _versions[(Line * Places[node]) + Shift]) & 1;
}
