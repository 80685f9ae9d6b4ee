using System.Globalization;

namespace Hogwild.Models;

/// <summary>Models whose data change during a run.</summary>
public static class MovingModels
{
    /// <summary>A model on data that change.</summary>
    /// <param name="first">The model on the data as they are at first (<see cref="MovingData.First"/>).</param>
    /// <param name="moving">The data.</param>
    /// <returns>
    /// The same model with a <see cref="MovingRule"/>. What is proved about the data of one epoch is not proved of all, and left out;
    /// where features alone change, a contraction is that of every epoch (<see cref="Model.Following"/>).
    /// </returns>
    /// <exception cref="ArgumentException">The rule cannot be made of other data.</exception>
    public static Model Of(Model first, MovingData moving)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(moving);
        var maker = first.Maker ?? throw new ArgumentException("expected a rule that can be made of other data", nameof(first));
        return first with
        {
            Data = moving.Data,
            Rule = new MovingRule(first.Rule, maker, moving),
            Moving = moving,
            Certificate = null,
            Following = moving.KeepsGraph ? first.Certificate : null,
            Curvature = null,
            Facts =
            [
                .. first.Facts,
                KeyValuePair.Create("epochs", (moving.Epochs.Count + 1).ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }
}
