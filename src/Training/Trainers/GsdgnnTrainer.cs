using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>Trains the features of a GSDGNN, and its readout; how much smoothness counts is chosen.</summary>
internal sealed class GsdgnnTrainer(Dataset data, GsdgnnTraining settings)
    : SmoothTrainer<GsdgnnRule>(settings, data, Initial(data, settings), settings.Rounds)
{
    /// <inheritdoc/>
    protected override GsdgnnRule Create(GraphData data, WeightFile weights) => new(data, weights, settings.Lambda);

    /// <inheritdoc/>
    protected override GsdgnnRule With(GsdgnnRule rule, WeightFile weights) => rule.With(weights);

    /// <inheritdoc/>
    protected override Certificate Certify(GsdgnnRule rule) => Contraction.Certify(rule);

    /// <inheritdoc/>
    protected override bool IsPlain => true;

    /// <inheritdoc/>
    protected override void AddGradient(Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        AddGradient(batch, states => new GsdgnnTwin(Leaves.ByName, settings.Lambda).Step(batch.Tensors, states));
    }

    private static SortedDictionary<string, Models.Tensor> Initial(Dataset data, GsdgnnTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        AddCommon(initial, "gsdgnn.", data, settings, (settings.InputScale, settings.SkipScale), settings.Bias);
        return initial.Tensors;
    }
}
