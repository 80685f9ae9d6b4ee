namespace Hogwild.Training;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">Number of finished epochs, 1 to <paramref name="Epochs"/>.</param>
/// <param name="Epochs">Number of epochs in all.</param>
/// <param name="Loss">The loss at the beginning of a step, mean over the steps of the epoch.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, double Loss);
