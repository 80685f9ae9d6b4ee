using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>How GraphSAGE is trained: layers with biases, then a readout.</summary>
[Kind("sage", "training of GraphSAGE: layers with biases, then a readout, by default with one hidden ReLU layer")]
public sealed record SageTraining : LayeredTraining
{
    /// <summary>What is made of the neighbours' states. Default their mean.</summary>
    [Option("what is made of the neighbours' states: their mean, or the largest of every component")]
    public SageAggregator Aggregator { get; init; }

    /// <summary>Whether a node is among its neighbours. Default false.</summary>
    [Option("whether a node is among the neighbours that this is made of")]
    public bool Closed { get; init; }
}
