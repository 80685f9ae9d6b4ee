using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Whether a model has the outputs that the data ask for: one for every class or label, or one number. Known once its weights are there.
/// </summary>
internal static class LabelCheck
{
    /// <summary>The model, if it has.</summary>
    /// <param name="model">The model.</param>
    /// <param name="placeOf">Where the label of an item comes from.</param>
    /// <param name="weights">The file of the weights, which says how many outputs there are; null where there is none.</param>
    /// <exception cref="ScenarioException">A class has no output, or there are too many or too few.</exception>
    public static Model Of(Model model, Func<int, string> placeOf, string? weights = null)
    {
        var (labels, outputs) = (model.Data.Labels, model.Readout.OutputSize);
        RequireOutputs(model, placeOf, outputs);
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
                + $"found {labels[odd]} at {NameOf(model.Data)} {odd}{hint}"));
    }

    private static void RequireOutputs(Model model, Func<int, string> placeOf, int outputs)
    {
        var numbers = model.Data.Labels.Length > 0 ? 0 : model.Data.Flags.Length + model.Data.Targets.Length;
        if (numbers > 0 && numbers != model.Data.ItemCount * outputs)
        {
            throw new ScenarioException(placeOf(0), string.Create(
                CultureInfo.InvariantCulture,
                $"expected a model with as many outputs as a {NameOf(model.Data)} has labels or targets, "
                    + $"{numbers / Math.Max(1, model.Data.ItemCount)}, found {outputs} (the model {model.Name})"));
        }
    }

    private static string NameOf(GraphData data) => Kebab.Of((data.Groups?.Kind ?? ItemKind.Node).ToString());
}
