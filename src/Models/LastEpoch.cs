namespace Hogwild.Models;

/// <summary>
/// What a run should arrive at once nothing changes any more. Where nothing ever does, that is the model itself, from tick 0 on.
/// </summary>
/// <param name="First">The model as it is at first, whose scale distances have.</param>
/// <param name="Model">The model in its last epoch.</param>
/// <param name="Since">When that begins, in ticks.</param>
/// <threadsafety>Immutable; safe to share.</threadsafety>
public sealed record LastEpoch(Model First, Model Model, long Since)
{
    /// <summary>The last epoch of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tolerance">The distance that is of interest (see <see cref="EpochModels"/>). Default 10⁻⁶.</param>
    public static LastEpoch Of(Model model, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Moving is not { Epochs: [.., var last] })
        {
            return new LastEpoch(model, model, 0);
        }

        var epochs = new EpochModels(model, tolerance);
        var first = epochs.Present;
        epochs.MoveTo(last);
        return new LastEpoch(first, epochs.Present, last);
    }

    /// <summary>Synchronous rounds of the rule as it is in that epoch.</summary>
    /// <param name="start">n × StateSize, row by row; empty, the default, for the rule's own initial states.</param>
    public SynchronousIteration Rounds(ReadOnlySpan<double> start = default) =>
        new(Since == 0 ? Model.Rule : new EpochRule((MovingRule)Model.Rule, Since), Model.Data.Graph, start);

    /// <summary>Distances from what runs should arrive at, in the scale of the first epoch. Of one thread.</summary>
    public ReferenceDistance Distance() =>
        new(Model, ReferenceEquals(First, Model) ? null : new ReferenceDistance(First));
}
