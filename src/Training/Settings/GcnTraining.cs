using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>How a GCN is trained: ReLU layers without bias, then a readout with one hidden ReLU layer.</summary>
[Kind("gcn", "training of a GCN: ReLU layers without bias, then a readout with one hidden ReLU layer")]
public sealed record GcnTraining : TrainingSettings
{
    /// <summary>Defaults: 300 epochs, layers of 32 outputs, 32 hidden units in the readout, no clipping.</summary>
    public GcnTraining()
    {
        Width = 32;
        Hidden = 32;
        Clip = 0;
    }

    /// <summary>Number of layers. Default 2.</summary>
    [Option("number of layers", Least = 1)]
    public int Layers { get; init; } = 2;

    /// <summary>
    /// The probability with which every input of a layer is left out in a step of the optimiser; the others are scaled up to make up for
    /// it (Srivastava et al. 2014). Null, the default, for none.
    /// </summary>
    [Option("probability that an input of a layer is left out in a step", Default = "none are", Above = 0, Below = 1)]
    public double? Dropout { get; init; }
}
