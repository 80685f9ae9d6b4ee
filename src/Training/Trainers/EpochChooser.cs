using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>
/// Looks at the weights of a training after every epoch and keeps the best ones. Graphs are looked at by trainers of their own, which only
/// solve and read: each solve starts from where that of the epoch before ended, and is as exact as those of the training.
/// </summary>
internal sealed class EpochChooser : IDisposable
{
    private const string Prefix = "chosen.";
    private const string BestPrefix = "chosen.leaf.";
    private readonly EpochChoice _choice;
    private readonly List<Side> _sides;
    private readonly SortedDictionary<string, double[]> _best = new(StringComparer.Ordinal);
    private (int Epoch, double Metric, double Loss) _chosen = (0, double.NaN, double.NaN);

    /// <summary>A chooser of one training.</summary>
    /// <param name="choice">By which graphs.</param>
    /// <param name="create">Makes what solves and reads some graphs with weights of such a training.</param>
    public EpochChooser(EpochChoice choice, Func<Dataset, Trainer> create)
    {
        _choice = choice;
        var telling = choice.Telling;
        _sides =
        [
            .. new[] { (Name: "validation", Data: choice.Validation), (Name: "test", Data: choice.Test) }
                .Where(item => item.Data is not null).Select(item => new Side(item.Name, create(item.Data!), item.Data == telling)),
        ];
    }

    private static bool IsLargeGood(Dataset data) => data.Task is LearningTask.Classification or LearningTask.MultiLabel;

    /// <summary>Looks at the weights after an epoch.</summary>
    /// <param name="epoch">Its number, from 1.</param>
    /// <param name="trainer">The training.</param>
    public void After(int epoch, Trainer trainer)
    {
        foreach (var side in _sides)
        {
            var (metric, loss) = side.Trainer.Judge(trainer, side.All);
            side.Curve.Add(metric);
            if (side.Tells && (epoch == 1 || IsBetter(metric, loss)))
            {
                _chosen = (epoch, metric, loss);
                foreach (var (name, leaf) in trainer.Leaves.All)
                {
                    _best[name] = [.. leaf.Values];
                }
            }
        }
    }

    /// <summary>Gives a training the best weights.</summary>
    public void PutBack(Trainer trainer)
    {
        foreach (var (name, values) in _best)
        {
            values.CopyTo(trainer.Leaves.All[name].Values, 0);
            trainer.Leaves.All[name].Changed();
        }
    }

    /// <summary>Adds to the metadata which epoch it was, and the whole course.</summary>
    public void Tell(IDictionary<string, string> metadata) =>
        new LearningCurve(_chosen.Epoch, CurveOf("validation"), CurveOf("test")).Tell(metadata, _choice.By);

    /// <summary>Writes down what later epochs depend on.</summary>
    public void Save(IDictionary<string, double[]> state)
    {
        state.Add($"{Prefix}epoch", [_chosen.Epoch, _chosen.Metric, _chosen.Loss]);
        foreach (var (name, values) in _best)
        {
            state.Add(BestPrefix + name, values);
        }

        foreach (var side in _sides)
        {
            var own = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
            side.Trainer.SaveSolves(own);
            state.Add($"{Prefix}{side.Name}", [.. side.Curve]);
            own.ToList().ForEach(item => state.Add($"{Prefix}{side.Name}.{item.Key}", item.Value));
        }
    }

    /// <summary>Goes on from what was written down.</summary>
    public void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        var chosen = state[$"{Prefix}epoch"];
        _chosen = ((int)chosen[0], chosen[1], chosen[2]);
        foreach (var (name, values) in state.Where(item => item.Key.StartsWith(BestPrefix, StringComparison.Ordinal)))
        {
            _best[name[BestPrefix.Length..]] = values;
        }

        foreach (var side in _sides)
        {
            var prefix = $"{Prefix}{side.Name}.";
            side.Curve.AddRange(state[$"{Prefix}{side.Name}"]);
            side.Trainer.RestoreSolves(state.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(item => item.Key[prefix.Length..], item => item.Value));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var side in _sides)
        {
            side.All.Dispose();
            side.Trainer.Dispose();
        }
    }

    private bool IsBetter(double metric, double loss) => metric == _chosen.Metric ? loss < _chosen.Loss || double.IsNaN(_chosen.Loss)
        : double.IsNaN(_chosen.Metric) || (IsLargeGood(_choice.Telling) ? metric > _chosen.Metric : metric < _chosen.Metric);

    private List<double> CurveOf(string name) => _sides.FirstOrDefault(side => side.Name == name)?.Curve ?? [];

    /// <summary>Some graphs that are looked at.</summary>
    /// <param name="Name">What they are for.</param>
    /// <param name="Trainer">What solves and reads them.</param>
    /// <param name="Tells">Whether they tell which epoch is best.</param>
    private sealed record Side(string Name, Trainer Trainer, bool Tells)
    {
        public Batch All { get; } = Trainer.All();

        public List<double> Curve { get; } = [];
    }
}
