using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A number that is measured at every sample of a run, and stands in <c>metrics.csv</c> by its name.</summary>
[Family("metric", "metrics", "what is measured along a run")]
public abstract record MetricSpec
{
    /// <summary>Its name in tables: that of the kind, with _ in place of -.</summary>
    public string Column => Kind.NameOf(this).Replace('-', '_');

    /// <summary>How it is measured in one run; null where it has no meaning for the model.</summary>
    /// <param name="model">The model.</param>
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

    /// <summary>The share of nodes whose class is right.</summary>
    [Kind("accuracy", "share of nodes whose class is right; where there are labels")]
    public sealed record Accuracy : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) =>
            model.Data.Labels.Length == 0 ? null : seen => Outputs.Accuracy(seen.Outputs, seen.Model.Data.Labels);
    }

    /// <summary>The root of the mean squared error.</summary>
    [Kind("rmse", "root of the mean squared error; where there are targets")]
    public sealed record Rmse : MetricSpec
    {
        /// <inheritdoc/>
        public override Func<Observation, double>? Create(Model model) =>
            model.Data.Labels.Length > 0 || model.Data.Task is null ? null : seen => seen.Model.Data.ErrorOf(seen.Outputs).Root;
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
