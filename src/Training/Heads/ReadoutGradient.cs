using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// The readout of states and its gradient in plain code: x = (h − mu)/sd, out = W2 tanh(W1 x + b1) + Wl x + b2. What is not there is left
/// out. The same as <see cref="ReadoutTwin"/> up to rounding, at a fraction of the time where states are few: torch takes longer to begin
/// an operation than this takes for all of them. Sums are taken in a fixed order. Buffers only grow.
/// </summary>
internal sealed class ReadoutGradient
{
    private readonly int _inputs;
    private readonly int _outputs;
    private readonly double[]? _mean;
    private readonly double[]? _deviation;
    private readonly (Leaf First, Leaf? Bias, Leaf Second)? _hidden;
    private readonly Leaf? _skip;
    private readonly Leaf? _bias;
    private double[] _x = [];
    private double[] _units = [];
    private double[] _slopes = [];
    private double[] _transposed = [];
    private int _count;

    /// <summary>The readout among the parameters of a training.</summary>
    /// <param name="leaves">The parameters.</param>
    /// <param name="inputs">s, the numbers of a state.</param>
    /// <param name="outputs">C, the numbers that are read.</param>
    /// <param name="mean">mu, s numbers; null for 0.</param>
    /// <param name="deviation">sd, s numbers; null for 1.</param>
    public ReadoutGradient(LeafSet leaves, int inputs, int outputs, double[]? mean = null, double[]? deviation = null)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        (_inputs, _outputs, _mean, _deviation) = (inputs, outputs, mean, deviation);
        if (leaves.Find("readout.W1") is { } first && leaves.Find("readout.W2") is { } second)
        {
            _hidden = (first, leaves.Find("readout.b1"), second);
        }

        (_skip, _bias) = (leaves.Find("readout.Wl"), leaves.Find("readout.b2"));
        if (_hidden is null && _skip is null)
        {
            throw new InvalidOperationException("the readout has neither readout.W1 and W2 nor readout.Wl");
        }
    }

    private int Units => _hidden is { } hidden ? hidden.First.Values.Length / _inputs : 0;

    /// <summary>The outputs that belong to states: n × s to n × C, row by row.</summary>
    public double[] Outputs(ReadOnlySpan<double> states)
    {
        _count = states.Length / _inputs;
        Normalise(states);
        Activate();
        var outputs = new double[_count * _outputs];
        for (var row = 0; row < _count; row++)
        {
            for (var output = 0; output < _outputs; output++)
            {
                outputs[(row * _outputs) + output] = Output(row, output);
            }
        }

        return outputs;
    }

    /// <summary>What a gradient in the last <see cref="Outputs"/> is in the states; that in the parameters is added to theirs.</summary>
    /// <param name="gradient">n × C, row by row.</param>
    /// <returns>n × s, row by row.</returns>
    public double[] Back(ReadOnlySpan<double> gradient)
    {
        var (states, units) = (new double[_count * _inputs], Units);
        if (_hidden is { } hidden)
        {
            Tiles.Add(hidden.Second.Gradient, units, gradient, _outputs, _units, units, _count, _outputs, units);
            for (var row = 0; row < _count; row++)
            {
                Dense.MatVecTransposed(hidden.First.Values, Slopes(row, gradient), states.AsSpan(row * _inputs, _inputs));
            }

            Tiles.Add(hidden.First.Gradient, _inputs, _slopes, units, _x, _inputs, _count, units, _inputs);
            AddRows(_slopes, units, hidden.Bias);
        }

        if (_skip is not null)
        {
            Tiles.Add(_skip.Gradient, _inputs, gradient, _outputs, _x, _inputs, _count, _outputs, _inputs);
            for (var row = 0; row < _count; row++)
            {
                Dense.MatVecTransposed(
                    _skip.Values, gradient.Slice(row * _outputs, _outputs), states.AsSpan(row * _inputs, _inputs));
            }
        }

        AddRows(gradient, _outputs, _bias);
        for (var at = 0; at < states.Length && _deviation is not null; at++)
        {
            states[at] /= _deviation[at % _inputs];
        }

        return states;
    }

    private void Normalise(ReadOnlySpan<double> states)
    {
        Buffers.Grow(ref _x, states.Length);
        states.CopyTo(_x);
        for (var at = 0; at < states.Length; at++)
        {
            var column = at % _inputs;
            _x[at] = (_x[at] - (_mean?[column] ?? 0)) / (_deviation?[column] ?? 1);
        }
    }

    /// <summary>tanh(W1 x + b1) of every state.</summary>
    private void Activate()
    {
        if (_hidden is not { } hidden)
        {
            return;
        }

        var units = Units;
        Buffers.Grow(ref _units, _count * units);
        Buffers.Grow(ref _slopes, _count * units);
        Buffers.Grow(ref _transposed, _inputs * units);
        for (var at = 0; at < _inputs * units; at++)
        {
            _transposed[(at % _inputs * units) + (at / _inputs)] = hidden.First.Values[at];
        }

        for (var row = 0; row < _count; row++)
        {
            var y = _units.AsSpan(row * units, units);
            y.Clear();
            hidden.Bias?.Values.CopyTo(y);
            Dense.MatVecTransposed(_transposed.AsSpan(0, _inputs * units), _x.AsSpan(row * _inputs, _inputs), y);
        }

        Elementary.Tanh(_units.AsSpan(0, _count * units));
    }

    private double Output(int row, int output)
    {
        var sum = _bias?.Values[output] ?? 0;
        if (_hidden is { } hidden)
        {
            var units = Units;
            sum += Dense.Dot(hidden.Second.Values.AsSpan(output * units, units), _units.AsSpan(row * units, units));
        }

        return _skip is null ? sum
            : sum + Dense.Dot(_skip.Values.AsSpan(output * _inputs, _inputs), _x.AsSpan(row * _inputs, _inputs));
    }

    /// <summary>The gradient in W1 x + b1 of one state, from that in its outputs.</summary>
    private ReadOnlySpan<double> Slopes(int row, ReadOnlySpan<double> gradient)
    {
        var units = Units;
        var slopes = _slopes.AsSpan(row * units, units);
        slopes.Clear();
        for (var output = 0; output < _outputs; output++)
        {
            Dense.AddScaled(gradient[(row * _outputs) + output], _hidden!.Value.Second.Values.AsSpan(output * units, units), slopes);
        }

        for (var unit = 0; unit < units; unit++)
        {
            var value = _units[(row * units) + unit];
            slopes[unit] *= 1 - (value * value);
        }

        return slopes;
    }

    private void AddRows(ReadOnlySpan<double> rows, int width, Leaf? bias)
    {
        for (var row = 0; row < _count && bias is not null; row++)
        {
            Dense.AddScaled(1, rows.Slice(row * width, width), bias.Gradient);
        }
    }
}
