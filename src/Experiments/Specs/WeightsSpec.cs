using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>Where a model's parameters are.</summary>
/// <param name="File">A safetensors file; null where they are written in the scenario.</param>
/// <param name="Names">
/// Names of tensors: ours, and what the file calls them; in the order of the scenario, empty where they are the same.
/// </param>
public sealed record WeightsSpec(InputFile? File, IReadOnlyList<KeyValuePair<string, string>> Names)
{
    /// <summary>Parameters that are written in the scenario, by name and in its order; empty where there is a file.</summary>
    public IReadOnlyList<KeyValuePair<string, Tensor>> Tensors { get; init; } = [];
}
