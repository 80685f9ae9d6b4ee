using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// A rule in Python's syntax without Python: a function <c>update(own, inbox, edge_features, features, …) -> Tensor</c> in TorchScript, or
/// an exported module with a method <c>update</c> or <c>forward</c>, computed by libtorch in float64, one call an activation
/// (docs/torchscript.md). Every node sends its whole state to all. Torch works on one thread; other machines may round differently.
/// </summary>
/// <threadsafety>One rule can serve parallel runs: every call has tensors of its own, but for the parameters.</threadsafety>
public sealed class TorchScriptRule : IUpdateRule
{
    private readonly ScriptTensors _tensors;
    private readonly ScriptProgram _program;
    private readonly GraphData _data;
    private readonly TorchScriptSpec _spec;

    internal TorchScriptRule(TorchScriptSpec spec, GraphData data, byte[] bytes, WeightFile? parameters)
    {
        (_spec, _data) = (spec, data);
        _program = ScriptFile.Load(spec.File.Path, bytes, parameters);
        _tensors = new ScriptTensors(data, _program, spec.State, parameters);
        UnusedParameters = parameters is null ? [] : [.. ScriptFeeds.Unused(_program.Feeds, parameters)];
        ScriptCheck.Require(this, data.Graph);
    }

    /// <summary>How many numbers a node holds.</summary>
    public int StateSize => _spec.State;

    /// <summary>Number of layers; <see cref="int.MaxValue"/> for an iteration.</summary>
    public int Depth => _spec.Layers ?? int.MaxValue;

    /// <summary>Tensors of the file of parameters that no argument takes.</summary>
    internal IReadOnlyList<string> UnusedParameters { get; }

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox)
    {
        if (_spec.Initial == TorchScriptStart.Features)
        {
            _data.Feature(node).CopyTo(state);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="TorchScriptException">The script fails, takes too long, or returns something else than a state.</exception>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var read = new double[inbox.Count * StateSize];
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            inbox[slot].CopyTo(read.AsSpan(slot * StateSize));
        }

        Compute(new ScriptCall(now.Node, now.Layer, own.ToArray(), read)).CopyTo(next);
    }

    /// <summary>Computes an update.</summary>
    internal double[] Compute(ScriptCall call) => Timed(call, _tensors.Compute);

    /// <summary>Computes an update, and refuses one that changes what it is computed from.</summary>
    internal double[] ComputeWatched(ScriptCall call)
    {
        var (result, changed) = Timed(call, _tensors.ComputeWatched);
        return changed is null ? result
            : throw Impure(call, $"expected of {_program.Signature.Name} that it leaves its arguments alone, found '{changed}' changed");
    }

    /// <summary>The error that an update is not a function of its arguments.</summary>
    internal TorchScriptException Impure(ScriptCall call, string problem) =>
        new($"{_program.Signature.Place}: {problem}{When(call)}");

    private T Timed<T>(ScriptCall call, Func<ScriptCall, T> compute)
    {
        T? result = default;
        try
        {
            ScriptWorker.Run(() => result = compute(call), _spec.TimeLimit);
            return result!;
        }
        catch (TimeoutException)
        {
            var limit = DurationText.Write(_spec.TimeLimit);
            throw Impure(call, $"expected an update within {limit} ('time-limit'), found one that still goes on");
        }
        catch (Exception error) when (ScriptWorker.IsOfTorch(error))
        {
            throw _program.Errors.Of(error.Message, When(call));
        }
    }

    private string When(ScriptCall call) => string.Create(
        CultureInfo.InvariantCulture, $" (node {call.Node}{(_spec.Layers is null ? string.Empty : $", layer {call.Layer}")})");
}
