using System.Globalization;
using System.Runtime.InteropServices;

namespace Hogwild.Contests;

/// <summary>The workload in C++.</summary>
internal sealed class LimitProgram : LineProgram, IWorkloadProgram
{
    /// <summary>The fewest nodes that it takes.</summary>
    public const int Smallest = 64;

    private readonly double[] _state;

    private LimitProgram(string program, string problem, int stateSize, params IEnumerable<string> draws)
        : base(program, [problem, .. draws]) => _state = new double[stateSize];

    /// <summary>A run that has not begun, with draws of its own.</summary>
    /// <param name="program">What <see cref="LimitCompiler"/> built.</param>
    /// <param name="problem">A file that <see cref="Write"/> wrote.</param>
    /// <param name="workload">The workload that is in it.</param>
    public static LimitProgram Fast(string program, string problem, ReferenceWorkload workload) =>
        new(program, problem, workload.StateSize, "--time");

    /// <summary>The same with the very draws of the workload.</summary>
    public static LimitProgram Shared(string program, string problem, ReferenceWorkload workload) =>
        new(program, problem, workload.StateSize, "--check", Seed(workload));

    /// <summary>
    /// The same as fast as it is to be had, with all else that our contracts ask for: sums in our order, levels, and the fingerprint.
    /// </summary>
    /// <param name="exact">What <see cref="LimitCompiler"/> built to have our states to the bit.</param>
    /// <param name="problem">A file that <see cref="Write"/> wrote.</param>
    /// <param name="workload">The workload that is in it.</param>
    public static LimitProgram Same(string exact, string problem, ReferenceWorkload workload) =>
        new(exact, problem, workload.StateSize, "--same", Seed(workload));

    /// <summary>Writes what it reads: graph, matrices and features.</summary>
    public static void Write(ReferenceWorkload workload, string file)
    {
        var (graph, adjacency) = (workload.Data.Graph, workload.Rule.Adjacency);
        using var writer = new BinaryWriter(File.Create(file));
        writer.Write((long)graph.NodeCount);
        Numbers(workload.Weights);
        Numbers(workload.Input);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Numbers(workload.Data.Feature(node));
            writer.Write(adjacency.Self(node));
            for (var slot = 0; slot < graph.InDegree(node); slot++)
            {
                writer.Write(adjacency.Arc(graph.InArc(node, slot)));
            }

            writer.Write(MemoryMarshal.AsBytes(graph.InNeighbours(node)));
        }

        void Numbers(ReadOnlySpan<double> numbers) => writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    /// <summary>The fingerprint of the schedule so far, and the smallest level among nodes. Of <see cref="Same"/> only.</summary>
    public (ulong Fingerprint, int SmallestLevel) Schedule()
    {
        var words = Ask($"fingerprint").Split(' ');
        var fingerprint = ulong.Parse(words[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (fingerprint, int.Parse(words[1], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public ReadOnlySpan<double> State(int node)
    {
        var numbers = Ask($"state {node}").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var k = 0; k < _state.Length; k++)
        {
            _state[k] = BitConverter.UInt64BitsToDouble(ulong.Parse(numbers[k], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        return _state;
    }

    private static string Seed(ReferenceWorkload workload) => workload.Draws.Seed.ToString(CultureInfo.InvariantCulture);
}
