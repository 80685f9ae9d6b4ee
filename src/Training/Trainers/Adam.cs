using Hogwild.Simulation;
using TorchSharp;
using TorchSharp.Modules;

namespace Hogwild.Training;

/// <summary>TorchSharp's Adam with decoupled weight decay, clipping, warm-up and cosine decay.</summary>
internal sealed class Adam : IDisposable
{
    private const double LastRate = 0.01;
    private readonly TrainingSettings _settings;
    private readonly List<Parameter> _parameters;
    private readonly List<(AdamW.ParamGroup Group, double Factor)> _groups;
    private readonly AdamW _optimizer;

    /// <summary>An optimiser over groups of parameters, each with a factor on the learning rate.</summary>
    public Adam(TrainingSettings settings, IEnumerable<(IEnumerable<Parameter> Parameters, double Factor)> groups)
    {
        _settings = settings;
        _groups = [.. groups.Select(group => (Group(group.Parameters), group.Factor))];
        _parameters = [.. _groups.SelectMany(group => group.Group.Parameters)];
        _optimizer = new AdamW(_groups.Select(group => group.Group), settings.LearningRate, 0.9, 0.99, 1e-8, settings.WeightDecay);

        AdamW.ParamGroup Group(IEnumerable<Parameter> parameters) =>
            new(parameters, settings.LearningRate, 0.9, 0.99, 1e-8, settings.WeightDecay);
    }

    /// <summary>Forgets the gradients.</summary>
    public void Clear() => _optimizer.zero_grad();

    /// <summary>One step with the gradients that have been accumulated.</summary>
    /// <param name="epoch">Number of the epoch, from 0.</param>
    public void Step(int epoch)
    {
        if (_settings.Clip > 0)
        {
            torch.nn.utils.clip_grad_norm_(_parameters, _settings.Clip);
        }

        foreach (var (group, factor) in _groups)
        {
            group.LearningRate = factor * Rate(epoch);
        }

        _optimizer.step();
    }

    /// <summary>The rate of an epoch: a linear rise over the first share of the epochs times half a cosine that ends at 1 %.</summary>
    public double Rate(int epoch)
    {
        var decay = 0.5 * (1 + Elementary.CosTwoPi(0.5 * epoch / _settings.Epochs));
        var warmUp = Math.Floor(_settings.WarmUp * _settings.Epochs);
        return _settings.LearningRate * (LastRate + ((1 - LastRate) * decay)) * Math.Min(1, (epoch + 1) / (warmUp + 1));
    }

    /// <summary>Releases the native memory.</summary>
    public void Dispose() => _optimizer.Dispose();
}
