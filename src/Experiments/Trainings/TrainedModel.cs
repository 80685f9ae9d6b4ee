using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>What one training leaves.</summary>
/// <param name="Group">Name of the data set in tables, or of the scenario.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Weights">Its weights.</param>
public sealed record TrainedModel(string Group, string Model, WeightFile Weights);
