using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// How a GIN is trained: layers each with a network of one hidden layer, as wide as the layer, biases and a learnt ε; then a readout.
/// </summary>
[Kind("gin", "training of a GIN: layers with a hidden layer each and a learnt ε, then a readout, by default with one hidden ReLU layer")]
public sealed record GinTraining : LayeredTraining;
