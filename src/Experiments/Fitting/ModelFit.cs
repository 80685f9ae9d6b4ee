using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>What a file of weights has for a model.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Rule">The kind of its rule.</param>
/// <param name="Parameters">Its parameters, in the order of layers.</param>
/// <param name="LeftOver">Tensors that none of them takes.</param>
internal sealed record ModelFit(
    string Model, string Rule, IReadOnlyList<ParameterFit> Parameters, IReadOnlyList<TensorEntry> LeftOver)
{
    /// <summary>Why the model cannot have the file as the scenario names its tensors, in lines; empty where it can.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The layout that the file has, as YAML; null where it has none that is known, or the scenario says which.</summary>
    public string? Layout { get; init; }

    /// <summary>The rule as YAML, where it must say what no tensor of the layout tells; null where it need not.</summary>
    public string? RuleToSay { get; init; }

    /// <summary>What no tensor of the layout tells, so that rule or layout as they stand here are a guess; null for nothing.</summary>
    public string? Untold { get; init; }
}
