using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads the files of PPI as DGL ships them, three parts of four each: the graph as networkx writes it to JSON, and arrays with features,
/// labels of 0 or 1 and the number of its graph for every node. All nodes of a graph are for one thing.
/// </summary>
/// <param name="spec">What the scenario says.</param>
internal sealed class PpiFiles(DatasetSpec.Ppi spec)
{
    private static readonly (string Name, ItemPart Part)[] Parts =
        [("train", ItemPart.Training), ("valid", ItemPart.Validation), ("test", ItemPart.Test)];

    private static readonly string[] Files = ["graph.json", "feats.npy", "labels.npy", "graph_id.npy"];
    private readonly DataFaults _faults = new();
    private readonly List<string> _notes = [];

    /// <summary>The data set.</summary>
    internal Dataset Read()
    {
        Require();
        List<GraphData> graphs = [.. Parts.SelectMany(item => Graphs(item.Name, item.Part))];
        _faults.Throw();
        var first = graphs[0];
        var labels = first.Flags.Length / first.Graph.NodeCount;
        return new Dataset("ppi", labels, graphs) { Task = LearningTask.MultiLabel, Notes = _notes };
    }

    private InputFile File(string part, string file) => spec.Folder.File($"{part}_{file}");

    private void Require() => FolderFiles.Require(
        spec.Folder,
        Parts.SelectMany(part => Files.Select(file => File(part.Name, file))),
        $"{{train,valid,test}}_{{{string.Join(",", Files)}}}",
        $"https://data.dgl.ai/dataset/ppi.zip, and unpack it so that its files are in {spec.Folder.Path}");

    private List<GraphData> Graphs(string name, ItemPart part)
    {
        var features = Table(name, "feats.npy", TableWords.Features);
        var labels = Table(name, "labels.npy", ItemWords.Labels(ItemKind.Node));
        var answers = labels is null ? null : _faults.Try(() => Answers.OfLabels(labels, ItemWords.Labels(ItemKind.Node)));
        var indicator = Table(name, "graph_id.npy", GraphIndicator.Words);
        var sizes = indicator is null ? null : _faults.Try(() => GraphIndicator.Sizes(indicator, isAnyFirst: true));
        var file = File(name, "graph.json");
        var edges = _faults.Try(file, () => new LinkFile(file).Read());
        Agree(features, edges);
        Agree(labels, edges);
        Agree(indicator, edges);
        if (edges is null || features?.Rows != edges.Nodes || answers?.Table.Rows != edges.Nodes || sizes?.Sum() != edges.Nodes)
        {
            return [];
        }

        var maker = new GraphMaker(edges, sizes, directed: false) { LeavesLoopsOut = true };
        var (made, graphs, first) = (_faults.Try(() => maker.Make(0, [])) ?? [], new List<GraphData>(), 0);
        foreach (var (graph, _) in made)
        {
            var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
            graphs.Add(answers.On(
                new GraphData
                {
                    Graph = graph,
                    FeatureSize = features.Width,
                    Features = features.Values[(first * features.Width)..((first + graph.NodeCount) * features.Width)],
                    Split = new ItemSplit(In(ItemPart.Training), In(ItemPart.Validation), In(ItemPart.Test)),
                },
                [.. nodes.Select(node => first + node)]));
            first += graph.NodeCount;

            int[] In(ItemPart other) => part == other ? nodes : [];
        }

        if (maker.Loops > 0)
        {
            _notes.Add(Text($"{file.Path}: {maker.Loops} edges from a node to itself are left out"));
        }

        return graphs;
    }

    private NumberTable? Table(string part, string file, TableWords words) =>
        _faults.Try(() => TableFile.Read(new ListFile<double>(File(part, file)), words));

    private void Agree(NumberTable? table, EdgeRows? edges)
    {
        if (table is not null && edges is not null && table.Rows != edges.Nodes)
        {
            _faults.Add(table.File, Text($"expected {edges.Nodes} rows, since {edges.Name} has as many nodes, found {table.Rows}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
