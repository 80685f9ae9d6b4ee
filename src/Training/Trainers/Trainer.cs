using System.Globalization;
using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>
/// Node classification with cross-entropy over all nodes of all graphs of a data set at once. What differs between the models is where the
/// states come from, and how a gradient in the states becomes one in the parameters.
/// </summary>
internal abstract class Trainer : IDisposable
{
    private readonly torch.Tensor _labels;
    private readonly string _activation;

    protected Trainer(TrainingSettings settings, Dataset data, SortedDictionary<string, Models.Tensor> initial, string activation)
    {
        Settings = settings;
        Data = data;
        _activation = activation;
        var union = data.Union();
        Graph = new GraphTensors(union);
        Leaves = new TensorSet(new WeightFile(initial, []));
        _labels = tensor([.. union.Labels.Select(label => (long)label)], ScalarType.Int64);
    }

    /// <summary>The settings.</summary>
    protected TrainingSettings Settings { get; }

    /// <summary>The data set.</summary>
    protected Dataset Data { get; }

    /// <summary>All graphs of the data set as one.</summary>
    protected GraphTensors Graph { get; }

    /// <summary>What Adam works on.</summary>
    internal TensorSet Leaves { get; }

    /// <summary>Trains and returns the weights with how they came about.</summary>
    public WeightFile Train(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var adam = new Adam(Settings, Leaves.ByName.Select(leaf => (leaf.Value, RateFactor(leaf.Key))));
        for (var epoch = 0; epoch < Settings.Epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            adam.Clear();
            var (loss, accuracy) = Accumulate();
            adam.Step(epoch);
            using (no_grad())
            {
                AfterStep(epoch);
            }

            progress?.Report(new TrainingProgress(epoch + 1, Settings.Epochs, loss, accuracy));
        }

        return Finish();
    }

    /// <summary>Adds the gradient of the loss to those of the parameters.</summary>
    /// <returns>The loss, and the share of nodes that are classified correctly.</returns>
    internal (double Loss, double Accuracy) Accumulate()
    {
        var states = States();
        var outputs = Outputs(states);
        var loss = CrossEntropy(outputs);
        loss.backward();
        Propagate(states);
        return (loss.item<double>(), Margins(outputs).Count(margin => margin > 0) / (double)Graph.NodeCount);
    }

    /// <summary>The loss at the current parameters.</summary>
    internal double Loss()
    {
        using var scope = NewDisposeScope();
        return CrossEntropy(Outputs(States())).item<double>();
    }

    /// <summary>Releases the native memory.</summary>
    public virtual void Dispose()
    {
        Graph.Dispose();
        Leaves.Dispose();
        _labels.Dispose();
    }

    /// <summary>The states that the readout reads, [n × s]; the readout's gradient reaches them.</summary>
    protected abstract torch.Tensor States();

    /// <summary>Adds to the gradients what comes through the states, where torch has not done so itself.</summary>
    /// <param name="states">What <see cref="States"/> returned; its gradient is there.</param>
    protected virtual void Propagate(torch.Tensor states)
    {
    }

    /// <summary>Brings the parameters back to where they may be.</summary>
    protected virtual void AfterStep(int epoch)
    {
    }

    /// <summary>The factor on the learning rate of a parameter.</summary>
    protected virtual double RateFactor(string name) => 1;

    /// <summary>The tensors of the model by name, as the twins take them.</summary>
    protected virtual IReadOnlyDictionary<string, torch.Tensor> Model() => Leaves.ByName;

    /// <summary>The tensors of the model as they are written.</summary>
    protected SortedDictionary<string, Models.Tensor> Result() => TensorSet.ToTensors(Model());

    /// <summary>What else is known about the trained model.</summary>
    protected virtual IEnumerable<KeyValuePair<string, double>> Facts() => [];

    private torch.Tensor CrossEntropy(torch.Tensor outputs) => nn.functional.cross_entropy(outputs, _labels);

    private torch.Tensor Outputs(torch.Tensor states) => new ReadoutTwin(Model(), _activation).Outputs(states);

    private WeightFile Finish()
    {
        using var scope = NewDisposeScope();
        var outputs = Outputs(States());
        var margins = Margins(outputs);
        var metadata = new SortedDictionary<string, string>(Settings.Describe(), StringComparer.Ordinal)
        {
            ["dataset"] = Data.Name,
            ["readout.activation"] = _activation,
            ["loss"] = Text(CrossEntropy(outputs).item<double>()),
            ["accuracy"] = Text(margins.Count(margin => margin > 0) / (double)Graph.NodeCount),
            ["margin"] = Text(margins.Min()),
            ["trainer"] = Trainers.Version.ToString(CultureInfo.InvariantCulture),
            ["torchsharp"] = Trainers.TorchSharpVersion,
        };
        foreach (var (name, value) in Facts())
        {
            metadata[name] = Text(value);
        }

        return new WeightFile(Result(), metadata);
    }

    /// <summary>
    /// Per node: the output of its class minus the largest other one. As argmax, a tie counts for the first of the classes.
    /// </summary>
    private double[] Margins(torch.Tensor outputs)
    {
        var values = TensorSet.Values(outputs);
        var labels = _labels.data<long>().ToArray();
        var classes = values.Length / labels.Length;
        var margins = new double[labels.Length];
        for (var node = 0; node < labels.Length; node++)
        {
            var own = values[(node * classes) + labels[node]];
            margins[node] = double.PositiveInfinity;
            for (var other = 0; other < classes; other++)
            {
                var margin = own - values[(node * classes) + other];
                margin = margin == 0 && labels[node] < other ? double.Epsilon : margin;
                margins[node] = other == labels[node] ? margins[node] : Math.Min(margins[node], margin);
            }
        }

        return margins;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
