using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>Data, weights and models that several scenarios have in common, by names that say what they depend on.</summary>
internal sealed class ModelPool
{
    /// <summary>Whether a model that fails by its numbers is told as such, and not as bad input. Default false.</summary>
    public bool Tolerates { get; init; }

    /// <summary>Data by their names.</summary>
    public Dictionary<string, SplitData> Data { get; } = [];

    /// <summary>Weights by where they come from.</summary>
    public Dictionary<string, WeightFile> Weights { get; } = [];

    /// <summary>Models by their names.</summary>
    public Dictionary<string, BuiltModel> Models { get; } = [];
}
