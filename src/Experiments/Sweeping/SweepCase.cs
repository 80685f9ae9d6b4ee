using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>A cell of a sweep with its models, before anything is run.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Built">One a model of its scenario: the model, or why there is none.</param>
internal sealed record SweepCase(SweptCell Cell, IReadOnlyList<BuiltModel> Built)
{
    /// <summary>The models that there are.</summary>
    public IReadOnlyList<Model> Models => field ??= [.. Built.Select(item => item.Model).OfType<Model>()];

    /// <summary>The runs under both regimes of those models by name.</summary>
    public Dictionary<string, (SweepRuns Synchronous, SweepRuns Asynchronous)> Runs { get; } = [];
}
