using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>An objective about a model.</summary>
public abstract record ModelObjectiveSpec : ObjectiveSpec
{
    /// <summary>The objective.</summary>
    /// <exception cref="ScenarioException">It does not fit the model, or its file does not.</exception>
    public abstract IObjective Create(Model model);

    private protected static bool HasAnswer(Model model) => Array.TrueForAll(model.Reference.States, double.IsFinite);

    private protected static double[] Answer(Model model) => model.OutputsOf(model.Reference.States);

    private protected ScenarioException Unfit(Model model, string expected, string found)
    {
        var message = $"expected {expected} for the objective {Kind.NameOf(this)}, found {found} (model {model.Name})";
        return Place.Length == 0 ? new ScenarioException(message) : new ScenarioException(Place, message);
    }

    /// <summary>The squared distance from the synchronous answer.</summary>
    [Kind(
        "distance",
        "squared distance from the synchronous answer, of outputs for layered rules; from the origin where there is no answer")]
    public sealed record Distance : ModelObjectiveSpec
    {
        /// <inheritdoc/>
        public override IObjective Create(Model model) => !HasAnswer(model) ? new SquaredDistance(default)
            : model.Reference.ComparesOutputs ? new OutputDistance(model.Readout, Answer(model)).Over(model)
            : new SquaredDistance(model.Reference.States);
    }

    /// <summary>The nodes whose largest output is not that of the synchronous answer, and how far all are from that.</summary>
    [Kind("label-flips", "nodes whose largest output is not that of the synchronous answer, with their margins")]
    public sealed record LabelFlips : ModelObjectiveSpec
    {
        /// <inheritdoc/>
        public override IObjective Create(Model model) =>
            model.Readout.OutputSize < 2 ? throw Unfit(model, "at least 2 outputs of a node, whose largest is its label,", "1")
            : !HasAnswer(model) ? throw Unfit(model, "a synchronous answer", "an iteration that does not arrive")
            : new Experiments.LabelFlips(model.Readout, Answer(model)).Over(model);
    }

    /// <summary>The energy of an energy GNN, or the objective of an implicit rule, above its minimum.</summary>
    [Kind(
        "energy",
        "energy above its minimum, of an energy GNN; of ignn, eignn and gsdgnn the function whose (proximal) gradient step they are")]
    public sealed record Energy : ModelObjectiveSpec
    {
        /// <inheritdoc/>
        public override IObjective Create(Model model)
        {
            if (model.Moving is not null)
            {
                throw Unfit(model, "a world that stays, whose energy has one minimum,", "one that changes");
            }

            try
            {
                return DescentObjectives.Of(model)
                    ?? throw Unfit(model, "a model with one of the rules energy, ignn, eignn, gsdgnn", "one without");
            }
            catch (ArgumentException error)
            {
                throw Unfit(model, "a rule that descends a function", $"one that does not: {error.Message}");
            }
        }
    }

    /// <summary>A weighted sum of outputs.</summary>
    /// <param name="File">One weight per node and output, node by node.</param>
    [Kind("linear", "weighted sum of outputs")]
    public sealed record Linear([Option("a file with one weight per node and output, node by node")] InputFile File) : ModelObjectiveSpec
    {
        /// <inheritdoc/>
        public override IObjective Create(Model model)
        {
            try
            {
                var count = model.Data.ItemCount * model.Readout.OutputSize;
                return new WeightedOutputs(model.Readout, NumberFile.Read(File.FullPath, count)).Over(model);
            }
            catch (TextFormatException error)
            {
                throw new ScenarioException(
                    error.Faults.Select(fault => $"{fault} (one weight for each output of each node of model {model.Name})"),
                    further: 0,
                    error);
            }
        }
    }
}
