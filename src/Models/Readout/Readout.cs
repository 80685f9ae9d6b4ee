using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// o(h) = W2 φ(W1 x + b1) + Wl x + b2 with x = (h − μ)/σ: one hidden layer beside a linear part, on the first s numbers of the state.
/// </summary>
/// <threadsafety>Immutable; one readout can serve parallel runs.</threadsafety>
public sealed class Readout : IReadout
{
    /// <summary>What the names of the tensors in a file begin with.</summary>
    public const string Prefix = "readout.";

    /// <summary>The key of the metadata that says what is done to a state first.</summary>
    internal const string InputKey = Prefix + "input";

    /// <summary>The value of <see cref="InputKey"/> for states that are brought to length 1.</summary>
    internal const string Unit = "unit";

    private const double ShortestLength = 1e-12;

    private readonly double[] _mean;
    private readonly double[] _deviation;
    private readonly double[] _hidden;
    private readonly double[] _hiddenBias;
    private readonly double[] _output;
    private readonly double[] _linear;
    private readonly double[] _bias;
    private readonly bool _isRelu;
    private readonly bool _isUnit;

    /// <summary>
    /// A readout from tensors <c>readout.W1</c> [HD × s], <c>b1</c> [HD], <c>W2</c> [C × HD], <c>Wl</c> [C × s], <c>b2</c> [C], <c>mu</c>
    /// and <c>sd</c> [s], and φ from the metadata key <c>readout.activation</c>: <c>tanh</c> (default) or <c>relu</c>. W1 with W2, or Wl,
    /// or all three have to be there; what else is missing is zero, and σ is 1. Under the metadata key
    /// <c>readout.input</c> the text <c>unit</c> says that h/max(‖h‖₂, 1e-12) stands for h, as torch.nn.functional.normalize has it;
    /// default <c>state</c>.
    /// </summary>
    /// <param name="file">The tensors.</param>
    /// <param name="stateSize">s, how many numbers of the state are read.</param>
    /// <exception cref="WeightFormatException">A tensor is missing or has another shape, or φ is neither of the two.</exception>
    public Readout(WeightFile file, int stateSize)
    {
        ArgumentNullException.ThrowIfNull(file);
        StateSize = stateSize;
        var hidden = file.Find(Prefix + "W1", WeightFile.Any, stateSize);
        HiddenSize = hidden?.Shape[0] ?? 0;
        var output = hidden is null ? null : file.Require(Prefix + "W2", WeightFile.Any, HiddenSize);
        var linear = output is null
            ? file.Require(Prefix + "Wl", WeightFile.Any, stateSize)
            : file.Find(Prefix + "Wl", output.Shape[0], stateSize);
        OutputSize = (output ?? linear!).Shape[0];
        _hidden = hidden?.Values ?? [];
        _hiddenBias = file.Find(Prefix + "b1", HiddenSize)?.Values ?? new double[HiddenSize];
        _output = output?.Values ?? [];
        _linear = linear?.Values ?? new double[OutputSize * stateSize];
        _bias = file.Find(Prefix + "b2", OutputSize)?.Values ?? new double[OutputSize];
        _mean = file.Find(Prefix + "mu", stateSize)?.Values ?? new double[stateSize];
        _deviation = file.Find(Prefix + "sd", stateSize)?.Values ?? [.. Enumerable.Repeat(1.0, stateSize)];
        var activation = file.Metadata.GetValueOrDefault(Prefix + "activation", "tanh");
        _isRelu = activation switch
        {
            "relu" => true,
            "tanh" => false,
            _ => throw new WeightFormatException(file.Source, $"expected 'tanh' or 'relu' as readout.activation, found '{activation}'"),
        };
        _isUnit = file.Metadata.GetValueOrDefault(InputKey, "state") switch
        {
            Unit => true,
            "state" => false,
            var other => throw new WeightFormatException(
                file.Source, $"expected 'state' or '{Unit}' as {InputKey}, found '{Excerpt.Of(other)}'"),
        };
    }

    /// <summary>Whether a file has any tensor of a readout.</summary>
    /// <param name="file">The tensors.</param>
    public static bool IsIn(WeightFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Tensors.Keys.Any(name => name.StartsWith(Prefix, StringComparison.Ordinal));
    }

    /// <summary>s, how many numbers of the state are read.</summary>
    public int StateSize { get; }

    /// <summary>Units of the hidden layer; 0 where there is none.</summary>
    public int HiddenSize { get; }

    /// <inheritdoc/>
    public int OutputSize { get; }

    /// <summary>slope ← slope + (∂o/∂h)ᵀ outputSlope at one state.</summary>
    internal void Back(ReadOnlySpan<double> state, ReadOnlySpan<double> outputSlope, Span<double> slope)
    {
        Span<double> scratch = stackalloc double[(2 * StateSize) + (2 * HiddenSize)];
        var x = scratch[..StateSize];
        var back = scratch.Slice(StateSize, StateSize);
        var units = scratch.Slice(2 * StateSize, HiddenSize);
        var slopes = scratch[((2 * StateSize) + HiddenSize)..];
        var length = Prepare(state, x, units);
        Dense.MatVecTransposed(_linear, outputSlope, back);
        Dense.MatVecTransposed(_output, outputSlope, slopes);
        for (var i = 0; i < units.Length; i++)
        {
            slopes[i] *= _isRelu ? (units[i] > 0 ? 1 : 0) : 1 - (units[i] * units[i]);
        }

        Dense.MatVecTransposed(_hidden, slopes, back);
        for (var i = 0; i < back.Length; i++)
        {
            back[i] /= _deviation[i] * length;
        }

        // d(h/‖h‖) = (dh − (h·dh) h/‖h‖²)/‖h‖; what is shorter than the shortest length is only divided by that.
        var along = _isUnit && length > ShortestLength ? Dense.Dot(back, state[..StateSize]) / (length * length) : 0;
        Dense.AddScaled(1, back, slope[..StateSize]);
        Dense.AddScaled(-along, state[..StateSize], slope[..StateSize]);
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<double> state, Span<double> output)
    {
        Span<double> scratch = stackalloc double[StateSize + HiddenSize];
        var x = scratch[..StateSize];
        var units = scratch[StateSize..];
        Prepare(state, x, units);
        _bias.CopyTo(output);
        Dense.MatVec(_linear, x, output[..OutputSize]);
        Dense.MatVec(_output, units, HiddenSize == 0 ? [] : output[..OutputSize]);
    }

    /// <summary>x and φ(W1 x + b1) of a state.</summary>
    /// <returns>What the state was divided by.</returns>
    private double Prepare(ReadOnlySpan<double> state, Span<double> x, Span<double> units)
    {
        var length = _isUnit ? Math.Max(Dense.Norm(state[..StateSize]), ShortestLength) : 1;
        for (var i = 0; i < x.Length; i++)
        {
            x[i] = ((state[i] / length) - _mean[i]) / _deviation[i];
        }

        _hiddenBias.CopyTo(units);
        Dense.MatVec(_hidden, x, units);
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = _isRelu ? Math.Max(units[i], 0) : Elementary.Tanh(units[i]);
        }

        return length;
    }
}
