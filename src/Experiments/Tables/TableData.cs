using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>The data sets of tables and their folds, made once.</summary>
internal sealed class TableData
{
    private readonly Dictionary<string, Dataset> _whole;
    private readonly TableSpec _spec;
    private readonly Func<string, string> _placeOf;

    public TableData(Scenario scenario)
    {
        (_spec, _placeOf) = (scenario.Table!, scenario.PlaceOf);
        foreach (var (name, dataset) in _spec.Datasets)
        {
            MemoryCheck.OfDataset(dataset, $"table.datasets.{name}", MemoryCheck.Available);
        }

        _whole = _spec.Datasets.ToDictionary(item => item.Key, item => SplitData.Told(
            place => _placeOf(InSweep(place, item.Key)), () => Whole(item.Value)));
    }

    /// <summary>The place of what a data set tells as its own.</summary>
    private static string InSweep(string place, string name)
    {
        const string Own = "dataset";
        var isOwn = place == Own || place.StartsWith($"{Own}.", StringComparison.Ordinal);
        return isOwn ? $"table.datasets.{name}{place[Own.Length..]}" : place;
    }

    private Dataset Whole(DatasetSpec dataset)
    {
        var whole = SplitData.Whole(dataset);
        return _spec.Split <= whole.Graphs.Count ? whole : throw SplitData.TooMany(whole, "table.split", _spec.Split);
    }

    /// <summary>What is trained on and judged by in one fold of a data set.</summary>
    public SplitData Of(string dataset, int fold)
    {
        var whole = _whole[dataset];
        return SplitData.Told(place => _placeOf(InSweep(place, dataset)), () => Of(whole, fold));
    }

    private SplitData Of(Dataset whole, int fold)
    {
        var needed = _spec.Split != 0 ? null : _spec.Validates || _spec.Choose == ChosenEpoch.Validation ? "validation"
            : _spec.Choose == ChosenEpoch.Test ? "test" : null;
        if (needed is not null && whole.Graphs.Any(graph => graph.Split is null))
        {
            throw new DataFormatException("dataset", $"expected items for the {needed} in {whole.Name}, or a 'table.split', found none");
        }

        return _spec.Split == 0
            ? SplitData.Parts(whole, whole, _spec.Validates, _spec.Choose == ChosenEpoch.Validation ? whole : null)
            : SplitData.Of(whole, new FoldSpec(_spec.Split, fold, _spec.Shuffle), _spec.Validates, _spec.Choose);
    }

    /// <summary>Whose graphs choose the epoch in one fold of a data set; null where the last epoch's weights are judged.</summary>
    public EpochChoice? ChoiceOf(string dataset, int fold)
    {
        if (_spec.Choose == ChosenEpoch.Last)
        {
            return null;
        }

        var split = Of(dataset, fold);
        return new EpochChoice { By = _spec.Choose, Validation = split.Validation, Test = _spec.Validates ? null : split.Test };
    }

    /// <summary>Whether the graphs that are judged in one fold include one that is left out of some means.</summary>
    public bool IsLeftOut(Dataset judged) =>
        _spec.Without is { Nodes: var nodes } && judged.Graphs.Any(graph => graph.Graph.NodeCount <= nodes);
}
