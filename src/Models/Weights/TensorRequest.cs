namespace Hogwild.Models;

/// <summary>A tensor that a model has asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes, <see cref="WeightFile.Any"/> where one is free.</param>
public sealed record TensorRequest(string Name, IReadOnlyList<int> Shape);
