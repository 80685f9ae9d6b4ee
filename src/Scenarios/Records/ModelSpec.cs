using Hogwild.Training;

namespace Hogwild.Scenarios;

/// <summary>
/// A model of a scenario. A rule with parameters has either <see cref="Weights"/> or <see cref="Train"/>; a matrix rule neither.
/// </summary>
/// <param name="Name">What tables and figures call it.</param>
/// <param name="Rule">Its update rule.</param>
/// <param name="Weights">Where its parameters are; null where they are trained first, or where there are none.</param>
/// <param name="Train">How it is trained; null where it is not.</param>
public sealed record ModelSpec(string Name, RuleSpec Rule, WeightsSpec? Weights, TrainingSettings? Train);
