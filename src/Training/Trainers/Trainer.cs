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
    private readonly Batches _batches;
    private readonly string _activation;

    protected Trainer(TrainingSettings settings, Dataset data, SortedDictionary<string, Models.Tensor> initial, string activation)
    {
        (Settings, Data, _activation) = (settings, data, activation);
        TorchNatives.EnsureLoaded();
        Objective = new Objective(data);
        _batches = new Batches(data, settings);
        Leaves = new LeafSet(initial);
    }

    /// <summary>The settings.</summary>
    protected TrainingSettings Settings { get; }

    /// <summary>The data set.</summary>
    protected Dataset Data { get; }

    /// <summary>Which step of the optimiser is under way, from 0; null outside of steps, where nothing is left to chance.</summary>
    protected int? Step { get; private set; }

    /// <summary>What is minimised.</summary>
    protected Objective Objective { get; }

    /// <summary>What Adam works on.</summary>
    internal LeafSet Leaves { get; }

    /// <summary>Trains and returns the weights with how they came about.</summary>
    /// <param name="progress">Is told after every epoch.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <param name="from">What the same training wrote down after some epoch; null where it begins.</param>
    /// <param name="keep">Is given, after an epoch, what writes down how it goes on; null where nobody keeps it.</param>
    /// <param name="chooser">Keeps the weights of the best epoch; null for those of the last one.</param>
    public WeightFile Train(
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation,
        IReadOnlyDictionary<string, double[]>? from = null,
        Action<Func<SortedDictionary<string, double[]>>>? keep = null,
        EpochChooser? chooser = null)
    {
        var steps = Settings.Epochs * _batches.Steps;
        var adam = new Adam(Settings, steps, Leaves.All.Select(leaf => (leaf.Value, RateFactor(leaf.Key))));
        var first = from is null ? 0 : Resume(from, adam, chooser);
        for (var epoch = first; epoch < Settings.Epochs; epoch++)
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
                AfterStep();
            }

            var done = epoch + 1;
            chooser?.After(done, this);
            progress?.Report(new TrainingProgress(done, Settings.Epochs, loss / _batches.Steps));
            keep?.Invoke(() => State(done, adam, chooser));
        }

        Step = null;
        chooser?.PutBack(this);
        return Finish(chooser);
    }

    /// <summary>Adds the gradient of the loss of a batch to those of the parameters.</summary>
    /// <returns>The loss.</returns>
    internal virtual double Accumulate(Batch batch)
    {
        var loss = Loss(States(batch), batch);
        loss.backward();
        return loss.item<double>();
    }

    /// <summary>The loss of a batch at the current parameters.</summary>
    internal virtual double Loss(Batch batch)
    {
        using var scope = NewDisposeScope();
        return Loss(States(batch), batch).item<double>();
    }

    /// <summary>How good the weights of another trainer of such models are on the graphs of this one.</summary>
    /// <param name="trained">The other one.</param>
    /// <param name="all">All graphs of this one.</param>
    /// <returns>
    /// Accuracy or F1, from 0 to 1, or the root-mean-square error; and the loss, in the unit in which the other one has it.
    /// </returns>
    internal (double Metric, double Loss) Judge(Trainer trained, Batch all)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        Adopt(trained);
        var outputs = Read(Pooled(States(all), all));
        var metric = TrainingScore.Of(Data, TorchArrays.Values(outputs), trained.Objective).First().Value;
        return (metric, trained.Objective.Loss(outputs, all).item<double>());
    }

    /// <summary>Writes down what later solves start from.</summary>
    internal void SaveSolves(IDictionary<string, double[]> state) => Save(state);

    /// <summary>Goes on from what was written down.</summary>
    internal void RestoreSolves(IReadOnlyDictionary<string, double[]> state) => Restore(state);

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

    /// <summary>Takes over the parameters of another trainer of such models.</summary>
    protected virtual void Adopt(Trainer other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (name, leaf) in Leaves.All)
        {
            other.Leaves.All[name].Values.CopyTo(leaf.Values, 0);
            leaf.Changed();
        }
    }

    /// <summary>Writes down what later steps depend on, besides the parameters and the optimiser.</summary>
    protected virtual void Save(IDictionary<string, double[]> state)
    {
    }

    /// <summary>Goes on from what was written down.</summary>
    protected virtual void Restore(IReadOnlyDictionary<string, double[]> state)
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
    protected virtual SortedDictionary<string, Models.Tensor> Result() => Leaves.ToTensors();

    /// <summary>Outputs of the training are in standard deviations from the mean; those of the model are not.</summary>
    protected virtual void ToUnits(SortedDictionary<string, Models.Tensor> tensors, double mean, double deviation)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (var name in (string[])["readout.W2", "readout.Wl", "readout.b2"])
        {
            if (tensors.TryGetValue(name, out var tensor))
            {
                var shift = name == "readout.b2" ? mean : 0;
                tensors[name] = tensor with { Values = [.. tensor.Values.Select(value => (deviation * value) + shift)] };
            }
        }
    }

    /// <summary>What else is known about the trained model, after states of all graphs have been asked for.</summary>
    protected virtual IEnumerable<KeyValuePair<string, double>> Facts() => [];

    /// <summary>Adds to the metadata what the model does besides what every model does.</summary>
    protected virtual void Tell(IDictionary<string, string> metadata)
    {
    }

    /// <summary>What parameters cost by themselves, a scalar that is added to the loss; null where they cost nothing.</summary>
    /// <param name="states">What <see cref="States"/> returned; a gradient in them is propagated with that of the loss.</param>
    /// <param name="batch">The graphs that they belong to.</param>
    protected virtual torch.Tensor? Penalty(torch.Tensor states, Batch batch) => null;

    /// <summary>Half the sum of squares of a parameter, times a factor.</summary>
    protected torch.Tensor Half(double factor, string name) => (Leaves.ByName[name] * Leaves.ByName[name]).sum().Times(factor / 2);

    /// <summary>The outputs that belong to states, or where edges or graphs are judged to their pooled ones.</summary>
    protected virtual torch.Tensor Read(torch.Tensor states) =>
        ReadoutTwin.IsIn(Model()) ? new ReadoutTwin(Model(), _activation).Outputs(states) : states;

    /// <summary>What the readout reads: the states, or where edges or graphs are judged their pooled ones.</summary>
    protected static torch.Tensor Pooled(torch.Tensor states, Batch batch) => batch.Pool?.Of(states) ?? states;

    /// <summary>The loss of states in torch, with what parameters cost by themselves.</summary>
    protected torch.Tensor Loss(torch.Tensor states, Batch batch)
    {
        var loss = Objective.Loss(Read(Pooled(states, batch)), batch);
        return Penalty(states, batch) is { } penalty ? loss.Plus(penalty) : loss;
    }

    /// <summary>Everything that the epochs depend on which are left, to the bit.</summary>
    private SortedDictionary<string, double[]> State(int epochs, Adam adam, EpochChooser? chooser)
    {
        var state = new SortedDictionary<string, double[]>(StringComparer.Ordinal) { ["epochs"] = [epochs] };
        foreach (var (name, leaf) in Leaves.All)
        {
            state.Add($"leaf.{name}", leaf.Values);
        }

        adam.Save(state);
        Save(state);
        chooser?.Save(state);
        return state;
    }

    private int Resume(IReadOnlyDictionary<string, double[]> from, Adam adam, EpochChooser? chooser)
    {
        foreach (var (name, leaf) in Leaves.All)
        {
            from[$"leaf.{name}"].CopyTo(leaf.Values, 0);
            leaf.Changed();
        }

        adam.Restore(from);
        Restore(from);
        chooser?.Restore(from);
        var epochs = (int)from["epochs"][0];
        Step = epochs == 0 ? null : (epochs * _batches.Steps) - 1;
        return epochs;
    }

    private WeightFile Finish(EpochChooser? chooser)
    {
        using var scope = NewDisposeScope();
        using var all = All();
        var outputs = Read(Pooled(States(all), all));
        var metadata = new SortedDictionary<string, string>(Settings.Describe(), StringComparer.Ordinal)
        {
            ["dataset"] = Data.Name,
            ["readout.activation"] = _activation,
            ["loss"] = Text(Objective.Loss(outputs, all).item<double>()),
            ["trainer"] = Trainers.RevisionOf(Settings).ToString(CultureInfo.InvariantCulture),
            ["torchsharp"] = Trainers.TorchSharpVersion,
        };
        if (Data.Graphs[0].Groups is { Kind: var items })
        {
            metadata[Pooling.Key] = Pooling.NameOf(Settings.Pool ?? Pooling.Default(items));
        }

        Tell(metadata);
        chooser?.Tell(metadata);
        var result = Result();
        ToUnits(result, Objective.Mean, Objective.Deviation);
        foreach (var (name, value) in TrainingScore.Of(Data, TorchArrays.Values(outputs), Objective).Concat(Facts()))
        {
            metadata[name] = Text(value);
        }

        return new WeightFile(result, metadata);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
