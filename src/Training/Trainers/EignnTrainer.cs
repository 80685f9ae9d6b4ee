using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>Trains an EIGNN (Liu et al. 2021). F is free: g(F) keeps the map a contraction whatever it is.</summary>
internal sealed class EignnTrainer(Dataset data, EignnTraining settings)
    : SmoothTrainer<EignnRule>(settings, data, Initial(data, settings), settings.Rounds)
{
    /// <inheritdoc/>
    protected override EignnRule Create(GraphData data, WeightFile weights) => new(data, weights, settings.Gamma);

    /// <inheritdoc/>
    protected override EignnRule With(EignnRule rule, WeightFile weights) => rule.With(weights);

    /// <inheritdoc/>
    protected override Certificate Certify(EignnRule rule) => Contraction.Certify(rule);

    /// <inheritdoc/>
    protected override bool IsPlain => !settings.Unit;

    /// <inheritdoc/>
    protected override void AddGradient(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        AddGradient(batch, states => new EignnTwin(Leaves.ByName, settings.Gamma).Step(batch.Tensors, states));
    }

    /// <inheritdoc/>
    protected override torch.Tensor Read(torch.Tensor states) =>
        settings.Unit ? base.Read(ReadoutTwin.ToUnitLength(states)) : base.Read(states);

    /// <inheritdoc/>
    protected override void Tell(IDictionary<string, string> metadata)
    {
        if (settings.Unit)
        {
            metadata[Readout.InputKey] = Readout.Unit;
        }
    }

    private static SortedDictionary<string, Models.Tensor> Initial(Dataset data, EignnTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        initial.AddNormal("eignn.F", settings.CouplingScale / Math.Sqrt(settings.Width), settings.Width, settings.Width);
        AddCommon(initial, "eignn.", data, settings, (settings.InputScale, settings.SkipScale), settings.Bias);
        return initial.Tensors;
    }
}
