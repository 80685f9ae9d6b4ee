using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Makes the data set of one graph, parts of which may stand in files. What is wrong in several files is told at once.</summary>
/// <param name="spec">What the scenario says.</param>
internal sealed class OneGraphFiles(DatasetSpec.OneGraph spec)
{
    private readonly DataFaults _faults = new();

    /// <summary>The data set.</summary>
    /// <exception cref="DataFormatException">A file is not what it should be, or does not fit the others.</exception>
    internal Dataset Read()
    {
        var features = Try(spec.Features as ListFile, list => TableFile.Read(list, TableWords.Features)) ?? OfList();
        var labels = Try(spec.Labels as ListFile, Labels) ?? OfLabels();
        var nodes = CountOf(features, labels);
        Require(features, nodes, "rows of features");
        Require(labels, nodes, "classes");
        var (graph, notes) = spec.Edges is ListFile file ? Edges(file, nodes) : (Written(nodes), []);
        _faults.Throw();
        var data = new GraphData
        {
            Graph = graph!,
            FeatureSize = features?.Width ?? 0,
            Features = features?.Values ?? [],
            FeatureSource = spec.Features is ListFile ? features!.File : null,
            Labels = labels is null ? [] : [.. labels.Values.Select(label => (int)label)],
        };
        return new Dataset("graph", data.Labels.Length == 0 ? 0 : data.Labels.Max() + 1, [data])
        {
            Notes = [.. notes, .. features?.Notes ?? [], .. labels?.Notes ?? [], .. ClassesFromOne(labels)],
        };
    }

    /// <summary>Where the class of a node is written.</summary>
    internal static string PlaceOfLabel(ListFile list, int node) => Labels(list).PlaceOf(node);

    private static NumberTable Labels(ListFile list) => DataFaults.Said(list.File, () => NumpyFiles.Is(list)
        ? NodeArrays.Labels(NumpyFiles.Read(list)) : DataFaults.Named(list.File, LabelFile.Read(list.File.FullPath)));

    private NumberTable? Try(ListFile? list, Func<ListFile, NumberTable> read) =>
        list is null ? null : _faults.Try(list.File, () => read(list));

    private static IEnumerable<string> ClassesFromOne(NumberTable? labels)
    {
        if (labels is { Rows: > 1 } && !labels.Values.Contains(0) && labels.Values.Contains(1))
        {
            yield return $"no node has class 0 in {labels.File}; classes count from 0, and a model has outputs for 0 too";
        }
    }

    private NumberTable? OfList() => spec.Features.Count == 0 ? null : new NumberTable(
        "dataset.features",
        spec.Features.Count,
        spec.Features[0].Count,
        [.. spec.Features.SelectMany(row => row)],
        Place("dataset.features"));

    private NumberTable? OfLabels() => spec.Labels.Count == 0 ? null : new NumberTable(
        "dataset.labels", spec.Labels.Count, 1, [.. spec.Labels.Select(label => (double)label)], Place("dataset.labels"));

    private static Func<int, string> Place(string option) => row => option;

    private NodeCount? CountOf(NumberTable? features, NumberTable? labels) =>
        spec.Nodes is { } nodes ? new NodeCount(nodes, Text($"'nodes' is {nodes}"))
            : features is not null ? new NodeCount(features.Rows, Text($"{features.File} has {features.Rows} rows"))
            : labels is not null ? new NodeCount(labels.Rows, Text($"{labels.File} has {labels.Rows} classes"))
            : null;

    private void Require(NumberTable? table, NodeCount? nodes, string what)
    {
        if (table is not null && nodes is not null && table.Rows != nodes.Count)
        {
            _faults.Add(
                table.PlaceOf(Math.Min(table.Rows, nodes.Count)),
                Text($"expected {nodes.Count} {what}, since {nodes.Because}, found {table.Rows}"));
        }
    }

    private (Graph? Graph, IReadOnlyList<string> Notes) Edges(ListFile file, NodeCount? nodes) =>
        _faults.Try(file.File, new OneGraphEdges(file, spec.First, spec.Named, nodes).Read) is ({ } graph, var notes)
            ? (graph, notes) : (null, []);

    /// <summary>The edges that are written in the scenario, among as many nodes as a file says.</summary>
    private Graph? Written(NodeCount? nodes)
    {
        if (nodes is null)
        {
            return null;
        }

        var builder = new GraphBuilder(nodes.Count);
        foreach (var (number, (a, b)) in spec.Edges.Index())
        {
            if (Math.Max(a, b) >= nodes.Count)
            {
                _faults.Add(
                    Text($"dataset.edges.{number}"),
                    Text($"expected whole numbers from 0 to {nodes.Count - 1}, since {nodes.Because}, found {Math.Max(a, b)}"));
                return null;
            }

            builder.AddEdge(a, b);
        }

        return builder.Build();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
