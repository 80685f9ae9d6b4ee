using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>How a GCN is trained: ReLU layers without bias, then a readout with one hidden ReLU layer.</summary>
[Kind("gcn", "training of a GCN: ReLU layers without bias, then a readout, by default with one hidden ReLU layer")]
public sealed record GcnTraining : LayeredTraining
{
    /// <summary>
    /// λ of the term λ/2 ‖W‖² in the loss, with W of the first layer, as Kipf &amp; Welling (2017, §5.2) have it; null, the default, for no
    /// such term. Unlike the decay of weights it goes through Adam's moments.
    /// </summary>
    [Option("λ of the term λ/2 ‖W‖² of the first layer in the loss", Default = "no such term", Above = 0)]
    public double? Penalty { get; init; }
}
