namespace Hogwild.Training;

/// <summary>How a GCN is trained: ReLU layers without bias, then a readout with one hidden ReLU layer.</summary>
public sealed record GcnTraining : TrainingSettings
{
    /// <summary>Defaults: 300 epochs, layers of 32 outputs, 32 hidden units in the readout, no clipping.</summary>
    public GcnTraining()
    {
        Width = 32;
        Hidden = 32;
        Clip = 0;
    }

    /// <inheritdoc/>
    public override string Kind => "gcn";

    /// <summary>Number of layers. Default 2.</summary>
    public int Layers { get; init; } = 2;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(Layers > 0, nameof(Layers), Layers, "positive");
    }
}
