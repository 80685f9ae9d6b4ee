using System.Runtime.InteropServices;
using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>The arguments of updates as tensors, and results as numbers.</summary>
internal sealed class ScriptTensors
{
    private readonly GraphData _data;
    private readonly ScriptProgram _program;
    private readonly int _stateSize;
    private readonly torch.Tensor[] _parameters;
    private readonly double[][] _given;

    /// <summary>The arguments for a program on a graph.</summary>
    /// <param name="data">The graph with its features.</param>
    /// <param name="program">What is called.</param>
    /// <param name="stateSize">How many numbers a node holds.</param>
    /// <param name="parameters">Tensors by name; null where there is no file of them.</param>
    public ScriptTensors(GraphData data, ScriptProgram program, int stateSize, WeightFile? parameters)
    {
        (_data, _program, _stateSize) = (data, program, stateSize);
        List<Tensor> tensors = [.. program.Feeds.SelectMany(feed => feed.Names).Select(name => parameters!.Tensors[name])];
        _given = [.. tensors.Select(tensor => tensor.Values)];
        _parameters = [.. tensors.Select(tensor => Of(tensor.Values, [.. tensor.Shape.Select(size => (long)size)]))];
    }

    /// <summary>Computes an update. To be called on a thread of <see cref="ScriptWorker"/>.</summary>
    /// <param name="call">What it is computed from.</param>
    /// <exception cref="TorchScriptException">The result is not of the right type or shape.</exception>
    public double[] Compute(ScriptCall call)
    {
        using var scope = torch.NewDisposeScope();
        return Numbers(_program.Invoke(Arguments(call, Inputs(call))), call.Node);
    }

    /// <summary>The same, and whether the arguments are afterwards what they were.</summary>
    /// <returns>The result, and the name of an argument that was changed; null where none was.</returns>
    public (double[] Result, string? Changed) ComputeWatched(ScriptCall call)
    {
        using var scope = torch.NewDisposeScope();
        var inputs = Inputs(call);
        var before = inputs.Select(Bytes).ToList();
        var arguments = Arguments(call, inputs);
        var result = Numbers(_program.Invoke(arguments), call.Node);
        for (var index = 0; index < inputs.Length; index++)
        {
            if (!before[index].AsSpan().SequenceEqual(Bytes(inputs[index])))
            {
                return (result, _program.Signature.Arguments[index].Name);
            }
        }

        var parameter = ChangedParameter();
        return (result, parameter < 0 ? null : _program.Feeds.SelectMany(feed => feed.Names).ElementAt(parameter));
    }

    private int ChangedParameter()
    {
        for (var index = 0; index < _given.Length; index++)
        {
            if (!MemoryMarshal.AsBytes(_given[index].AsSpan()).SequenceEqual(Bytes(_parameters[index])))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The four that every update has, new ones each time, so that nothing that it does to them is left.</summary>
    private torch.Tensor[] Inputs(ScriptCall call)
    {
        var graph = _data.Graph;
        var (count, width) = (graph.InDegree(call.Node), _data.ArcFeatureSize);
        return
        [
            Of(call.Own, [_stateSize]),
            Of(call.Inbox, [count, _stateSize]),
            Of(_data.ArcFeatures.AsSpan(graph.InArc(call.Node, 0) * width, count * width), [count, width]),
            Of(_data.Feature(call.Node), [_data.FeatureSize]),
        ];
    }

    private object[] Arguments(ScriptCall call, torch.Tensor[] inputs)
    {
        var (arguments, taken) = (new List<object>(inputs), 0);
        foreach (var feed in _program.Feeds)
        {
            switch (feed.Kind)
            {
                case ScriptFeedKind.Layer:
                    arguments.Add(call.Layer); // An int: any other number would become a scalar that nobody keeps; see Scalars.
                    break;
                case ScriptFeedKind.Degrees:
                    arguments.Add(Degrees(call.Node));
                    break;
                case ScriptFeedKind.Parameter when !_program.TakesList:
                    arguments.Add(_parameters[taken++]);
                    break;
                default:
                    break;
            }
        }

        if (_program.TakesList)
        {
            arguments.Add(_parameters);
        }

        return [.. arguments];
    }

    private torch.Tensor Degrees(int node)
    {
        var neighbours = _data.Graph.InNeighbours(node);
        var degrees = new double[neighbours.Length];
        for (var slot = 0; slot < degrees.Length; slot++)
        {
            degrees[slot] = _data.Graph.InDegree(neighbours[slot]);
        }

        return Of(degrees, [degrees.Length]);
    }

    private double[] Numbers(torch.Tensor result, int node)
    {
        if (result.dtype != torch.ScalarType.Float64 || result.shape is not [var size] || size != _stateSize)
        {
            throw new TorchScriptException(
                $"{_program.Signature.Place}: expected of {_program.Signature.Name} a tensor of float64 and shape [{_stateSize}], found "
                + $"one of {Name(result.dtype)} and shape [{string.Join(", ", result.shape)}] at node {node}");
        }

        return MemoryMarshal.Cast<byte, double>(result.contiguous().bytes).ToArray();
    }

    private static string Name(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte => "uint8",
        torch.ScalarType.Float16 => "float16",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static byte[] Bytes(torch.Tensor tensor) => tensor.bytes.ToArray();

    private static torch.Tensor Of(ReadOnlySpan<double> values, long[] shape)
    {
        var tensor = torch.empty(shape, torch.ScalarType.Float64);
        MemoryMarshal.AsBytes(values).CopyTo(tensor.bytes);
        return tensor;
    }
}
