using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>
/// How a network of layers is trained: layers with a ReLU behind each, then a readout, by default with one hidden ReLU layer.
/// </summary>
public abstract record LayeredTraining : TrainingSettings, IChecked
{
    private const int HiddenByDefault = 32;

    /// <summary>Defaults: 300 epochs, layers of 32 outputs, 32 hidden units in the readout, no clipping.</summary>
    protected LayeredTraining()
    {
        Width = 32;
        Hidden = HiddenByDefault;
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

    /// <summary>
    /// False where the last layer, not rectified, is the output itself, as Kipf &amp; Welling (2017, eq. 9) have it: its width is the
    /// number of outputs, and <c>hidden</c> says nothing. Null, the default, for a readout behind the last layer.
    /// </summary>
    [Option("false where the last layer is the output itself and there is no readout", Default = "true")]
    public bool? Readout { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Readout == false && Hidden is not (0 or HiddenByDefault))
        {
            yield return new Misfit("hidden", "the key only where there is a readout");
        }
    }
}
