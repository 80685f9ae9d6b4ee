using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// Adam (Kingma &amp; Ba 2015, algorithm 1) with decoupled weight decay (Loshchilov &amp; Hutter 2019), clipping, warm-up and cosine
/// decay. In plain code: TorchSharp's own hands numbers to torch that a garbage collection may free meanwhile (see <see cref="Scalars"/>).
/// </summary>
internal sealed class Adam
{
    private const double LastRate = 0.01;
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.99;
    private const double Epsilon = 1e-8;
    private readonly TrainingSettings _settings;
    private readonly int _steps;
    private int _step;
    private readonly List<(Leaf Leaf, double Factor, double[] Mean, double[] Square)> _parameters;
    private double _meanWeight = 1;
    private double _squareWeight = 1;

    /// <summary>An optimiser of parameters, each with a factor on the learning rate; one with factor 0 stays as it is.</summary>
    /// <param name="settings">Rate, decay, clipping.</param>
    /// <param name="steps">How many steps there will be.</param>
    /// <param name="parameters">The parameters.</param>
    public Adam(TrainingSettings settings, int steps, IEnumerable<(Leaf Leaf, double Factor)> parameters)
    {
        (_settings, _steps) = (settings, steps);
        _parameters = [.. parameters.Where(item => item.Factor > 0)
            .Select(item => (item.Leaf, item.Factor, new double[item.Leaf.Values.Length], new double[item.Leaf.Values.Length]))];
    }

    /// <summary>Writes down what later steps depend on, besides the parameters themselves.</summary>
    public void Save(IDictionary<string, double[]> state)
    {
        state.Add("adam", [_step, _meanWeight, _squareWeight]);
        foreach (var (index, (_, _, mean, square)) in _parameters.Index())
        {
            state.Add(FormattableString.Invariant($"adam.mean.{index}"), mean);
            state.Add(FormattableString.Invariant($"adam.square.{index}"), square);
        }
    }

    /// <summary>Goes on from what was written down.</summary>
    public void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        (_step, _meanWeight, _squareWeight) = ((int)state["adam"][0], state["adam"][1], state["adam"][2]);
        foreach (var (index, (_, _, mean, square)) in _parameters.Index())
        {
            state[FormattableString.Invariant($"adam.mean.{index}")].CopyTo(mean, 0);
            state[FormattableString.Invariant($"adam.square.{index}")].CopyTo(square, 0);
        }
    }

    /// <summary>Forgets the gradients.</summary>
    public void Clear()
    {
        foreach (var (leaf, _, _, _) in _parameters)
        {
            leaf.Clear();
        }
    }

    /// <summary>One step with the gradients that have been accumulated.</summary>
    /// <exception cref="InvalidOperationException">No gradient has ever come to a parameter.</exception>
    public void Step()
    {
        var now = Rate(_step++);
        var gradients = _parameters.Select(item => item.Leaf.WholeGradient()).ToList();
        var clip = ClipFactor(Math.Sqrt(gradients.Sum(gradient => Dense.Dot(gradient, gradient))));
        _meanWeight *= MeanDecay;
        _squareWeight *= SquareDecay;
        for (var index = 0; index < gradients.Count; index++)
        {
            var (leaf, factor, mean, square) = _parameters[index];
            var (values, rate) = (leaf.Values, factor * now);
            for (var i = 0; i < values.Length; i++)
            {
                var slope = clip * gradients[index][i];
                mean[i] = (MeanDecay * mean[i]) + ((1 - MeanDecay) * slope);
                square[i] = (SquareDecay * square[i]) + ((1 - SquareDecay) * slope * slope);
                var step = mean[i] / (1 - _meanWeight) / (Math.Sqrt(square[i] / (1 - _squareWeight)) + Epsilon);
                values[i] -= rate * (step + (_settings.WeightDecay * values[i]));
            }

            leaf.Changed();
        }
    }

    /// <summary>The rate of a step: a linear rise over the first share of the steps times half a cosine that ends at 1 %.</summary>
    public double Rate(int step)
    {
        var decay = 0.5 * (1 + Elementary.CosTwoPi(0.5 * step / _steps));
        var warmUp = Math.Floor(_settings.WarmUp * _steps);
        return _settings.LearningRate * (LastRate + ((1 - LastRate) * decay)) * Math.Min(1, (step + 1) / (warmUp + 1));
    }

    private double ClipFactor(double norm) => _settings.Clip > 0 && norm > _settings.Clip ? _settings.Clip / norm : 1;
}
