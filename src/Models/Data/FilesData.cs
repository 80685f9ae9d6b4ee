using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// One graph or many from files of one's own: edges, features of nodes and edges, what is expected of nodes, edges or graphs, and which of
/// these are for training, validation and test. What is wrong in several files is told at once, and both are named where two disagree.
/// </summary>
/// <param name="spec">What the scenario says.</param>
internal sealed class FilesData(DatasetSpec.Files spec)
{
    private static readonly TableWords EdgeWords = new("edge", "features", "feature");
    private readonly DataFaults _faults = new();
    private readonly List<string> _notes = [];
    private IReadOnlyList<string> _stems = [];

    /// <summary>Whether edges from a node to itself are left out, with a note; else they are errors. Default false.</summary>
    internal bool LeavesLoopsOut { get; init; }

    /// <summary>What the data set is called; null for the name of the file of edges.</summary>
    internal string? Name { get; init; }

    /// <summary>What is to be learnt, by the first file of labels or targets; null where there is none.</summary>
    internal LearningTask? Task
    {
        get
        {
            _stems = FileSeries.Stems(spec.Edges, "edges").Take(1).ToList();
            return AnswerTables().Tables?.Of(0) is not { } table ? null
                : spec.Labels is null ? LearningTask.Regression
                : table.Width > 1 ? LearningTask.MultiLabel : LearningTask.Classification;
        }
    }

    /// <summary>The data set.</summary>
    /// <exception cref="DataFormatException">A file is not what it should be, or does not fit the others.</exception>
    internal Dataset Read()
    {
        _stems = FileSeries.Stems(spec.Edges, "edges");
        var features = new NodeTables(spec.Features, TableWords.Features, "features", _stems, spec.Named, _faults);
        var (answers, words) = AnswerTables();
        var indicator = spec.Graphs is null ? null : _faults.Try(spec.Graphs.File, () => TableFile.Read(spec.Graphs, GraphIndicator.Words));
        var edges = Edges(features, answers, indicator);
        _faults.Throw();

        var nodes = new NodeOrder(edges!, _stems);
        var table = nodes.Of(features, TableWords.Features, mayAdd: true, _faults);
        var sizes = indicator is null ? nodes.Sizes : _faults.Try(() => GraphIndicator.Sizes(indicator)) ?? [];
        var all = nodes.All();
        var numbers = Numbers(all);
        Agree(table, all.Nodes, "nodes", all.Name, "rows of features");
        Agree(indicator, all.Nodes, "nodes", all.Name, "rows");
        _faults.Throw();

        var maker = new GraphMaker(all, sizes, spec.Directed) { LeavesLoopsOut = LeavesLoopsOut };
        var graphs = Graphs(maker, sizes, table, numbers);
        var items = answers is null ? null : new ItemAnswers(spec, all, maker, sizes, nodes, words!);
        var learnt = items?.On(graphs, answers!, _faults);
        _faults.Throw();
        AddNotes(all, features, learnt?.Answers, maker, graphs);
        return new Dataset(Name ?? TitleOf(spec.Edges), learnt?.Answers.Classes ?? 0, learnt?.Graphs ?? graphs)
        {
            Task = learnt?.Answers.Task ?? LearningTask.Classification,
            Notes = _notes,
        };
    }

    private static string TitleOf(ListFile edges)
    {
        var name = Path.GetFileNameWithoutExtension(edges.File.FullPath);
        return !edges.IsPattern ? name
            : Path.GetFileName(Path.GetDirectoryName(edges.File.Path)) is { Length: > 0 } folder ? folder : "files";
    }

    /// <summary>The files of labels or targets; where nodes have names, and nothing else is said, their rows begin with one.</summary>
    private (NodeTables? Tables, TableWords? Words) AnswerTables()
    {
        var list = spec.Labels as ListFile ?? spec.Targets;
        var isNamed = spec is { Named: true, Of: null or ItemKind.Node };
        var kind = isNamed ? ItemKind.Node : spec.Of;
        var words = spec.Labels is null ? ItemWords.Targets(kind) : ItemWords.Labels(kind);
        var option = spec.Labels is null ? "targets" : "labels";
        return list is null ? (null, null) : (new NodeTables(list, words, option, _stems, isNamed, _faults), words);
    }

    private EdgeRows[]? Edges(NodeTables features, NodeTables? answers, NumberTable? indicator)
    {
        var (read, isWhole) = (new EdgeRows[_stems.Count], true);
        for (var graph = 0; graph < read.Length; graph++)
        {
            var file = FileSeries.Of(spec.Edges, _stems[graph]);
            var rows = _faults.Try(file.File, () => new EdgeSource(
                file, spec.First, spec.Named, CountOf(graph, features, answers, indicator), spec.Directed)
            {
                MayBeNamed = true, KeepsLoops = LeavesLoopsOut,
            }.Read());
            isWhole &= rows is not null;
            read[graph] = rows!;
        }

        return isWhole ? read : null;
    }

    /// <summary>How many nodes a graph has, as something else than its edges says; null where nothing does.</summary>
    private NodeCount? CountOf(int graph, NodeTables features, NodeTables? answers, NumberTable? indicator)
    {
        var table = spec.Named ? null : indicator ?? features.Of(graph) ?? (spec.Of == ItemKind.Node ? answers?.Of(graph) : null);
        return spec.Nodes is { } nodes ? new NodeCount(nodes, Text($"'nodes' is {nodes}"))
            : table is null ? null : new NodeCount(table.Rows, Text($"{table.File} has {table.Rows} rows"));
    }

    /// <summary>The numbers beside every row of edges: its weight, where there are such, and its features.</summary>
    private NumberTable? Numbers(EdgeRows edges)
    {
        var features = new NodeTables(spec.EdgeFeatures, EdgeWords, "edge-features", _stems, isNamed: false, _faults).Whole();
        if (features is not null && !edges.IsOrdered)
        {
            _faults.Add("dataset.edge-features", $"expected no such key beside {edges.Name}, whose entries have values of their own");
            return null;
        }

        Agree(features, edges.Rows.Count, "edges", edges.Name, "rows of features");
        if (!edges.HasWeights)
        {
            return features;
        }

        _notes.Add($"{Path.GetFileName(edges.Name)}: weights of edges are feature 0 of arcs");
        var weights = new NumberTable(edges.Name, edges.Rows.Count, 1, [.. edges.Rows.Select(row => row.Weight)], edges.PlaceOf);
        return features is null || features.Rows != weights.Rows ? weights : NumberTable.Beside(weights, features);
    }

    private void Agree(NumberTable? table, int count, string what, string name, string rows)
    {
        if (table is not null && table.Rows != count)
        {
            _faults.Add(
                table.PlaceOf(Math.Min(table.Rows, count)),
                Text($"expected {count} {rows}, since {name} has {count} {what}, found {table.Rows}"));
        }
    }

    private static List<GraphData> Graphs(GraphMaker maker, int[] sizes, NumberTable? features, NumberTable? numbers)
    {
        var (made, graphs, first) = (maker.Make(numbers?.Width ?? 0, numbers?.Values ?? []), new List<GraphData>(), 0);
        foreach (var (index, size) in sizes.Index())
        {
            graphs.Add(new GraphData
            {
                Graph = made[index].Graph,
                FeatureSize = features?.Width ?? 0,
                Features = features is null ? [] : features.Values[(first * features.Width)..((first + size) * features.Width)],
                FeatureSource = features?.File,
                ArcFeatureSize = numbers?.Width ?? 0,
                ArcFeatures = made[index].Numbers,
            });
            first += size;
        }

        return graphs;
    }

    private void AddNotes(EdgeRows edges, NodeTables features, Answers? answers, GraphMaker maker, List<GraphData> graphs)
    {
        _notes.InsertRange(0, edges.Notes);
        _notes.AddRange([.. features.Notes, .. answers?.Table.Notes ?? [], .. answers?.Notes() ?? []]);
        if (maker.Loops > 0)
        {
            _notes.Add(Text($"{edges.Name}: {maker.Loops} edges from a node to itself are left out"));
        }

        if (graphs is [var only] && Parts.NoteOn(only.Graph, Path.GetFileName(edges.Name)) is { } parts)
        {
            _notes.Add(parts);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
