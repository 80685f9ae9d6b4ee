using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>The data sets of tables and their folds, made once.</summary>
internal sealed class TableData
{
    private readonly Dictionary<string, Dataset> _whole;
    private readonly TableSpec _spec;

    public TableData(TableSpec spec)
    {
        _spec = spec;
        foreach (var (name, dataset) in spec.Datasets)
        {
            MemoryCheck.OfDataset(dataset, $"sweep.datasets.{name}", MemoryCheck.Available);
        }

        _whole = spec.Datasets.ToDictionary(item => item.Key, item => SplitData.Whole(item.Value));
    }

    /// <summary>What is trained on and judged by in one fold of a data set.</summary>
    public SplitData Of(string dataset, int fold)
    {
        var whole = _whole[dataset];
        return _spec.Sweep.Split == 0
            ? SplitData.Parts(whole, whole, _spec.Sweep.Validates)
            : SplitData.Of(whole, new FoldSpec(_spec.Sweep.Split, fold, _spec.Sweep.Shuffle), _spec.Sweep.Validates);
    }

    /// <summary>Whether the graphs that are judged in one fold include one that is left out of some means.</summary>
    public bool IsLeftOut(Dataset judged) =>
        _spec.Sweep.Without is { Nodes: var nodes } && judged.Graphs.Any(graph => graph.Graph.NodeCount <= nodes);
}
