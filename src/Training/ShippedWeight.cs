using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>A file of trained weights that comes with the project, and what it was made from.</summary>
/// <param name="Path">Its path within the folder of the weights, with slashes.</param>
/// <param name="Settings">How it was trained.</param>
/// <param name="Data">What it was trained on.</param>
public sealed record ShippedWeight(string Path, TrainingSettings Settings, Dataset Data);
