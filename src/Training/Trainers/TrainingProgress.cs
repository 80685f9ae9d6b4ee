namespace Hogwild.Training;

/// <summary>How far a training is.</summary>
/// <param name="Epoch">Number of finished epochs, 1 to <paramref name="Epochs"/>.</param>
/// <param name="Epochs">Number of epochs in all.</param>
/// <param name="Loss">The cross-entropy at the beginning of the epoch, mean over nodes, in nats.</param>
/// <param name="Accuracy">The share of nodes that were classified correctly then, 0 to 1.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, double Loss, double Accuracy);
