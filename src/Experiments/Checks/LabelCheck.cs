using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>Whether a model has an output for every class that nodes have, which is known once its weights are there.</summary>
internal static class LabelCheck
{
    /// <summary>The model, if it has.</summary>
    /// <param name="model">The model.</param>
    /// <param name="placeOf">Where the label of a node comes from.</param>
    /// <param name="weights">The file of the weights, which says how many outputs there are; null where there is none.</param>
    /// <exception cref="ScenarioException">A class has no output.</exception>
    public static Model Of(Model model, Func<int, string> placeOf, string? weights = null)
    {
        var (labels, outputs) = (model.Data.Labels, model.Readout.OutputSize);
        var odd = Array.FindIndex(labels, label => label < 0 || label >= outputs);
        if (odd < 0)
        {
            return model;
        }

        var hint = !labels.Contains(0) && labels.Max() == outputs ? " (do labels count from 1?)" : string.Empty;
        var source = weights is null ? string.Empty : $", {weights}";
        throw new ScenarioException(placeOf(odd), string.Create(
            CultureInfo.InvariantCulture,
            $"expected classes 0 to {outputs - 1} for a model with {outputs} outputs (the model {model.Name}{source}), "
                + $"found {labels[odd]} at node {odd}{hint}"));
    }
}
