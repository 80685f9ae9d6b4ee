using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A number that is measured at every sample of a run, and stands in <c>metrics.csv</c> by its name.</summary>
[Family("metric", "metrics", "what is measured along a run")]
public abstract partial record MetricSpec
{
    /// <summary>Its name in tables: that of the kind, with _ in place of -.</summary>
    public string Column => Kind.NameOf(this).Replace('-', '_');

    /// <summary>How it is measured in one run; null where it has no meaning for the model.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">It would have one but for the model's weights or graph: the message says why.</exception>
    public abstract Func<Observation, double>? Create(Model model);

    /// <summary>How far states are from the reference.</summary>
    [Kind("distance", "largest difference to the reference, over the scale of the solution")]
    public sealed record Distance : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double> Create(Model model) => seen => seen.Sample.Distance;
    }

    /// <summary>Activations that renewed a state.</summary>
    [Kind("updates-per-node", "activations so far that renewed a state, divided by the number of nodes")]
    public sealed record UpdatesPerNode : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double> Create(Model model) => seen => seen.Sample.UpdatesPerNode;
    }

    /// <summary>Messages sent.</summary>
    [Kind("messages", "messages sent so far, lost ones included")]
    public sealed record Messages : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double> Create(Model model) => seen => seen.Sample.Messages;
    }

    /// <summary>The loss of the data set.</summary>
    [Kind("loss", "loss of the data set; where there are labels or targets")]
    public sealed record Loss : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) =>
            TaskLoss.NameOf(model.Data) is null ? null : seen => seen.Sample.Loss;
    }

    /// <summary>The share of items whose class is right.</summary>
    [Kind("accuracy", "share of items whose class is right; where there are labels")]
    public sealed record Accuracy : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) =>
            model.Data.Task != LearningTask.Classification ? null : seen => Outputs.Accuracy(seen.Outputs, seen.Model.Data);
    }

    /// <summary>The F1 measure: macro-averaged over classes, micro-averaged where an item may have several labels.</summary>
    [Kind("f1", "F1: mean over classes, or over all labels together where an item may have several; where there are labels")]
    public sealed record F1 : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) => model.Data.Task switch
        {
            LearningTask.Classification => seen => TaskMetrics.MacroF1(seen.Outputs, seen.Model.Data),
            LearningTask.MultiLabel => seen => TaskMetrics.MicroF1(seen.Outputs, seen.Model.Data),
            _ => null,
        };
    }

    /// <summary>The area under the receiver operating characteristic.</summary>
    [Kind("auc", "area under the ROC curve; where there are two classes")]
    public sealed record Auc : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) =>
            model.Data.Task != LearningTask.Classification || model.Readout.OutputSize != 2 ? null
            : seen => TaskMetrics.Auc(seen.Outputs, seen.Model.Data) ?? double.NaN;
    }

    /// <summary>The root of the mean squared error.</summary>
    [Kind("rmse", "root of the mean squared error; where there are targets")]
    public sealed record Rmse : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) =>
            model.Data.Task is not (LearningTask.Regression or LearningTask.Localisation) ? null
            : seen => seen.Model.Data.ErrorOf(seen.Outputs).Root;
    }

    /// <summary>How far one synchronous round would move the states.</summary>
    [Kind("residual", "largest change of a component by one synchronous round from here: 0 at any fixed point, not in a cycle")]
    public sealed record Residual : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) => !model.Reference.IsFixedPoint ? null
            : seen => new SynchronousIteration(model.Rule, model.Data.Graph, seen.States()).Step();
    }

    /// <summary>The Jacobian of a nonlinear GNN.</summary>
    [Kind("jacobian", "largest sum of a column of the Jacobian's absolute values at the states; of nonlinear GNNs")]
    public sealed record Jacobian : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) =>
            model.Rule is not NonlinearRule rule ? null : seen => new NonlinearJacobian(rule, seen.States()).Norm;
    }

    /// <summary>A bound on the spectral radius of the absolute values of that Jacobian, which decides near a fixed point.</summary>
    [Kind(
        "jacobian-radius",
        "bound on the spectral radius of the Jacobian's absolute values at the states, by Collatz and Wielandt; of nonlinear GNNs")]
    public sealed record JacobianRadius : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) =>
            model.Rule is not NonlinearRule rule ? null : seen => new NonlinearJacobian(rule, seen.States()).Radius();
    }

    /// <summary>The share of items that are classified as by the synchronous computation, right or wrong.</summary>
    [Kind("agreement", "share of items whose largest output is that of the synchronous computation; where there are several outputs")]
    public sealed record Agreement : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model)
        {
            ArgumentNullException.ThrowIfNull(model);
            var size = model.Readout.OutputSize;
            return size < 2 ? null : seen =>
            {
                var same = 0;
                for (var at = 0; at < seen.Outputs.Length; at += size)
                {
                    var answer = Outputs.ArgMax(seen.SynchronousOutputs.Slice(at, size));
                    same += Outputs.ArgMax(seen.Outputs.Slice(at, size)) == answer ? 1 : 0;
                }

                return (double)same * size / seen.Outputs.Length;
            };
        }
    }

    /// <summary>How far outputs are from the synchronous ones.</summary>
    [Kind("deviation", "largest difference between an output and the synchronous one")]
    public sealed record Deviation : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double> Create(Model model) =>
            seen => ReferenceDistance.Largest(seen.Outputs, seen.SynchronousOutputs);
    }
}
