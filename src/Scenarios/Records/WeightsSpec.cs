namespace Hogwild.Scenarios;

/// <summary>Where a model's parameters are.</summary>
/// <param name="File">A safetensors file.</param>
/// <param name="Names">
/// Names of tensors: ours, and what the file calls them; in the order of the scenario, empty where they are the same.
/// </param>
public sealed record WeightsSpec(InputFile File, IReadOnlyList<KeyValuePair<string, string>> Names);
