namespace Hogwild.Models;

/// <summary>Named tensors and how they came about.</summary>
/// <param name="Tensors">Tensors by name, in ordinal order.</param>
/// <param name="Metadata">Free text by key, in ordinal order: model, data set, seed, settings, L, beta, …</param>
public sealed record WeightFile(SortedDictionary<string, Tensor> Tensors, SortedDictionary<string, string> Metadata);
