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
        new(program, problem, workload.StateSize, "--check", workload.Draws.Seed.ToString(CultureInfo.InvariantCulture));

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
}
