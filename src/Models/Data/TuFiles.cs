using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads the format of the TU Dortmund collection (chrsmrrs.github.io/datasets): the edges of all graphs, in both directions, with nodes
/// counted from 1; of every node its graph; of every graph its class; and, where there are such, labels and attributes.
/// </summary>
/// <param name="spec">What the scenario says.</param>
internal sealed class TuFiles(DatasetSpec.Tu spec)
{
    private static readonly TableWords Classes = new("graph", "classes", "class", IsSingle: true);
    private readonly DataFaults _faults = new();

    /// <summary>The data set.</summary>
    internal Dataset Read()
    {
        Require();
        var answers = spec.Regression ? Table("graph_attributes", Words("graph", "attributes")) : Table("graph_labels", Classes);
        var indicator = Table("graph_indicator", GraphIndicator.Words);
        var sizes = indicator is null ? null : _faults.Try(() => GraphIndicator.Sizes(indicator));
        var features = Features("node", indicator);
        var edges = indicator is null ? null : _faults.Try(File("A"), () => Edges(indicator));
        var numbers = Features("edge", edges is null ? null : new NumberTable(edges.Name, edges.Rows.Count, 1, [], edges.PlaceOf));
        Agree(answers, sizes is null ? null : new NumberTable(indicator!.File, sizes.Length, 1, [], indicator.PlaceOf), "graphs");
        Require(answers);
        _faults.Throw();

        var maker = new GraphMaker(edges!, sizes!, directed: false) { LeavesLoopsOut = true };
        var graphs = maker.Make(numbers?.Width ?? 0, numbers?.Values ?? []);
        var (classes, values) = spec.Regression ? ([], []) : OneHot.Ranks(answers!.Wholes(Classes));
        features ??= Ones(indicator!.Rows);
        return new Dataset(spec.FileName, values.Length, [.. graphs.Index().Zip(Firsts(sizes!), (item, first) => new GraphData
        {
            Graph = item.Item.Graph,
            FeatureSize = features.Width,
            Features = features.Values[(first * features.Width)..((first + sizes![item.Index]) * features.Width)],
            ArcFeatureSize = numbers?.Width ?? 0,
            ArcFeatures = item.Item.Numbers,
            Labels = spec.Regression ? [] : [classes[item.Index]],
            Targets = spec.Regression ? [answers!.Values[(item.Index * answers.Width) + spec.Column]] : [],
            Groups = NodeGroups.OfGraph(sizes![item.Index]),
        })])
        {
            Task = spec.Regression ? LearningTask.Regression : LearningTask.Classification,
            Notes = [.. Notes(values, maker.Loops, features)],
        };
    }

    private static TableWords Words(string of, string many) => new(of, many, many[..^1]);

    private static NumberTable Ones(int nodes) => new(string.Empty, nodes, 1, [.. Enumerable.Repeat(1.0, nodes)], row => string.Empty);

    private static IEnumerable<int> Firsts(IReadOnlyList<int> sizes)
    {
        var first = 0;
        foreach (var size in sizes)
        {
            yield return first;
            first += size;
        }
    }

    private InputFile File(string part) => spec.Folder.File($"{spec.FileName}_{part}.txt");

    private void Require()
    {
        string[] parts = ["A", "graph_indicator", spec.Regression ? "graph_attributes" : "graph_labels"];
        FolderFiles.Require(
            spec.Folder,
            parts.Select(File),
            $"{spec.FileName}_{{{string.Join(",", parts)}}}.txt",
            $"{spec.FileName}.zip from https://chrsmrrs.github.io/datasets (TUDataset), and unpack it so that its files are in "
                + spec.Folder.Path);
    }

    private void Require(NumberTable? answers)
    {
        if (spec.Regression && answers is not null && spec.Column >= answers.Width)
        {
            _faults.Add("dataset.column", Text(
                $"expected a column from 0 to {answers.Width - 1}, since {answers.File} has {answers.Width}, found {spec.Column}"));
        }
    }

    private NumberTable? Table(string part, TableWords words) =>
        _faults.Try(File(part), () => DataFaults.Named(File(part), FeatureFile.Read(File(part).FullPath, words)));

    private EdgeRows Edges(NumberTable nodes)
    {
        var because = Text($"{Path.GetFileName(nodes.File)} has {nodes.Rows} rows");
        var reader = new EdgeReader(File("A").FullPath, undirected: true, new NodeNumbers(1, nodes.Rows, named: false, because));
        return DataFaults.Named(File("A"), reader.ReadRows());
    }

    /// <summary>Labels of nodes or edges, one-hot, and behind them attributes; null where there are neither.</summary>
    private NumberTable? Features(string of, NumberTable? rows)
    {
        var labels = !File($"{of}_labels").IsThere() ? null : Table($"{of}_labels", Words(of, "labels"));
        var attributes = !spec.Attributes || !File($"{of}_attributes").IsThere() ? null
            : Table($"{of}_attributes", Words(of, "attributes"));
        Agree(labels, rows, $"{of}s");
        Agree(attributes, rows, $"{of}s");
        var oneHot = labels is null ? null : _faults.Try(() => OneHot.Of(labels, Words(of, "labels")));
        return oneHot is null || attributes is null || oneHot.Rows != attributes.Rows ? oneHot ?? attributes
            : NumberTable.Beside(oneHot, attributes);
    }

    private void Agree(NumberTable? table, NumberTable? rows, string what)
    {
        if (table is not null && rows is not null && table.Rows != rows.Rows)
        {
            _faults.Add(table.PlaceOf(Math.Min(table.Rows, rows.Rows)), Text(
                $"expected {rows.Rows} rows, since {Path.GetFileName(rows.File)} has {rows.Rows} {what}, found {table.Rows}"));
        }
    }

    private IEnumerable<string> Notes(int[] classes, int loops, NumberTable features)
    {
        const int Shown = 12;
        if (classes.Index().Any(item => item.Index != item.Item))
        {
            yield return $"classes in {File("graph_labels").Path}: "
                + string.Join(", ", classes.Take(Shown).Select((value, index) => Text($"{value} is {index}")))
                + (classes.Length > Shown ? ", …" : string.Empty);
        }

        if (loops > 0)
        {
            yield return Text($"{File("A").Path}: {loops} edges from a node to itself are left out");
        }

        if (features.File.Length == 0)
        {
            var lack = spec.Attributes ? "neither labels nor attributes of nodes" : "no labels of nodes, and attributes are left out";
            yield return $"{spec.FileName} has {lack}: every node has the one feature 1";
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
