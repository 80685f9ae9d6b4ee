using System.Globalization;
using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>
/// Minimises the loss of a data set's task in steps over batches of graphs. What differs between the models is where the states come from,
/// and how a gradient in the states becomes one in the parameters.
/// </summary>
internal abstract class Trainer : IDisposable
{
    private readonly Objective _objective;
    private readonly Batches _batches;
    private readonly string _activation;

    protected Trainer(TrainingSettings settings, Dataset data, SortedDictionary<string, Models.Tensor> initial, string activation)
    {
        (Settings, Data, _activation) = (settings, data, activation);
        TorchNatives.EnsureLoaded();
        _objective = new Objective(data);
        _batches = new Batches(data, settings);
        Leaves = new TensorSet(new WeightFile(initial, []));
    }

    /// <summary>The settings.</summary>
    protected TrainingSettings Settings { get; }

    /// <summary>The data set.</summary>
    protected Dataset Data { get; }

    /// <summary>Which step of the optimiser is under way, from 0; null outside of steps, where nothing is left to chance.</summary>
    protected int? Step { get; private set; }

    /// <summary>What Adam works on.</summary>
    internal TensorSet Leaves { get; }

    /// <summary>Trains and returns the weights with how they came about.</summary>
    public WeightFile Train(IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var steps = Settings.Epochs * _batches.Steps;
        var adam = new Adam(Settings, steps, Leaves.ByName.Select(leaf => (leaf.Value, RateFactor(leaf.Key))));
        for (var epoch = 0; epoch < Settings.Epochs; epoch++)
        {
            var loss = 0.0;
            foreach (var batch in _batches.Of(epoch))
            {
                cancellation.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                adam.Clear();
                Step = Step is { } last ? last + 1 : 0;
                loss += Accumulate(batch);
                adam.Step();
                using (no_grad())
                {
                    AfterStep();
                }
            }

            progress?.Report(new TrainingProgress(epoch + 1, Settings.Epochs, loss / _batches.Steps));
        }

        Step = null;
        return Finish();
    }

    /// <summary>Adds the gradient of the loss of a batch to those of the parameters.</summary>
    /// <returns>The loss.</returns>
    internal double Accumulate(Batch batch)
    {
        var states = States(batch);
        var loss = _objective.Loss(Outputs(states, batch), batch);
        loss.backward();
        Propagate(states, batch);
        return loss.item<double>();
    }

    /// <summary>The loss of a batch at the current parameters.</summary>
    internal double Loss(Batch batch)
    {
        using var scope = NewDisposeScope();
        return _objective.Loss(Outputs(States(batch), batch), batch).item<double>();
    }

    /// <summary>All graphs as one batch.</summary>
    internal Batch All() => _batches.All();

    /// <summary>Releases the native memory.</summary>
    public virtual void Dispose()
    {
        _batches.Dispose();
        Leaves.Dispose();
    }

    /// <summary>The states that are read, or pooled and then read, [n × s]; the readout's gradient reaches them.</summary>
    protected abstract torch.Tensor States(Batch batch);

    /// <summary>Adds to the gradients what comes through the states, where torch has not done so itself.</summary>
    /// <param name="states">What <see cref="States"/> returned; its gradient is there.</param>
    /// <param name="batch">The graphs that they belong to.</param>
    protected virtual void Propagate(torch.Tensor states, Batch batch)
    {
    }

    /// <summary>Brings the parameters back to where they may be.</summary>
    protected virtual void AfterStep()
    {
    }

    /// <summary>The factor on the learning rate of a parameter; 0 for one that is not learnt.</summary>
    protected virtual double RateFactor(string name) => 1;

    /// <summary>The tensors of the model by name, as the twins take them.</summary>
    protected virtual IReadOnlyDictionary<string, torch.Tensor> Model() => Leaves.ByName;

    /// <summary>The tensors of the model as they are written, but for the unit of the outputs.</summary>
    protected SortedDictionary<string, Models.Tensor> Result() => TensorSet.ToTensors(Model());

    /// <summary>What else is known about the trained model, after states of all graphs have been asked for.</summary>
    protected virtual IEnumerable<KeyValuePair<string, double>> Facts() => [];

    /// <summary>What the readout reads: the states, or where edges or graphs are judged their pooled ones.</summary>
    protected static torch.Tensor Pooled(torch.Tensor states, Batch batch) => batch.Pool?.Of(states) ?? states;

    private torch.Tensor Outputs(torch.Tensor states, Batch batch) =>
        new ReadoutTwin(Model(), _activation).Outputs(Pooled(states, batch));

    private WeightFile Finish()
    {
        using var scope = NewDisposeScope();
        using var all = All();
        var outputs = Outputs(States(all), all);
        var metadata = new SortedDictionary<string, string>(Settings.Describe(), StringComparer.Ordinal)
        {
            ["dataset"] = Data.Name,
            ["readout.activation"] = _activation,
            ["loss"] = Text(_objective.Loss(outputs, all).item<double>()),
            ["trainer"] = Trainers.Version.ToString(CultureInfo.InvariantCulture),
            ["torchsharp"] = Trainers.TorchSharpVersion,
        };
        if (Data.Graphs[0].Groups is { Kind: var items })
        {
            metadata[Pooling.Key] = Pooling.NameOf(Settings.Pool ?? Pooling.Default(items));
        }

        var result = InUnitsOfTargets(Result());
        foreach (var (name, value) in TrainingScore.Of(Data, TensorSet.Values(outputs), _objective).Concat(Facts()))
        {
            metadata[name] = Text(value);
        }

        return new WeightFile(result, metadata);
    }

    /// <summary>Outputs of the training are in standard deviations from the mean; those of the model are not.</summary>
    private SortedDictionary<string, Models.Tensor> InUnitsOfTargets(SortedDictionary<string, Models.Tensor> tensors)
    {
        foreach (var name in (string[])["readout.W2", "readout.Wl", "readout.b2"])
        {
            if (tensors.TryGetValue(name, out var tensor))
            {
                var shift = name == "readout.b2" ? _objective.Mean : 0;
                tensors[name] = tensor with { Values = [.. tensor.Values.Select(value => (_objective.Deviation * value) + shift)] };
            }
        }

        return tensors;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
