using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Makes the objective of an adversary against one model.</summary>
internal static class ObjectiveBuilder
{
    /// <summary>The objective.</summary>
    /// <param name="spec">What it is.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ScenarioException">It does not fit the model, or its file does not.</exception>
    public static IObjective Build(ObjectiveSpec spec, Model model)
    {
        var hasAnswer = Array.TrueForAll(model.Reference.States, double.IsFinite);
        switch (spec)
        {
            case ObjectiveSpec.Distance when !hasAnswer:
                return new SquaredDistance(default);
            case ObjectiveSpec.Distance when model.Reference.ComparesOutputs:
                return new OutputDistance(model.Readout, Answer(model));
            case ObjectiveSpec.Distance:
                return new SquaredDistance(model.Reference.States);
            case ObjectiveSpec.LabelFlips when model.Readout.OutputSize < 2:
                throw Unfit("at least 2 outputs of a node, whose largest is its label,", "1");
            case ObjectiveSpec.LabelFlips when !hasAnswer:
                throw Unfit("a synchronous answer", "an iteration that diverges");
            case ObjectiveSpec.LabelFlips:
                return new LabelFlips(model.Readout, Answer(model));
            case ObjectiveSpec.Energy when model.Rule is EnergyRule rule:
                return new ExcessEnergy(rule.Function, model.Reference.States);
            case ObjectiveSpec.Energy:
                throw Unfit("a model with the rule energy", "one without");
            case ObjectiveSpec.Linear linear:
                return new WeightedOutputs(model.Readout, Weights(linear.File, model));
            default:
                throw new ArgumentOutOfRangeException(nameof(spec), spec, "not an objective");
        }

        ScenarioException Unfit(string expected, string found)
        {
            var message = $"expected {expected} for the objective {spec.KindName}, found {found} (model {model.Name})";
            return spec.Place.Length == 0 ? new ScenarioException(message) : new ScenarioException(spec.Place, message);
        }
    }

    private static double[] Answer(Model model) => Outputs.Of(model.Readout, model.Reference.States, model.Rule.StateSize);

    private static double[] Weights(InputFile file, Model model)
    {
        try
        {
            return NumberFile.Read(file.FullPath, model.Data.Graph.NodeCount * model.Readout.OutputSize);
        }
        catch (TextFormatException error)
        {
            throw new ScenarioException($"{error.Message} (one weight for each output of each node of model {model.Name})", error);
        }
    }
}
