using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>A data set that is one graph, written in the scenario.</summary>
internal static class OneGraphShape
{
    /// <summary>Its keys.</summary>
    public static readonly Shape Shape = new(
        "graph",
        "one undirected graph, written here",
        Key.Required("features", "of every node a number, or a list of numbers; nodes are counted from 0"),
        Key.Required("edges", "a list of pairs of nodes, such as [[0, 1], [1, 2]]"),
        new Key("labels", "the class of every node, from 0") { DefaultRule = "no classes" });

    /// <summary>Reads the data set.</summary>
    public static DatasetSpec.OneGraph Read(Section section)
    {
        var features = section.Get("features").List("a list with the features of every node").Select(Row).ToList();
        var rows = section.Get("features").List("a list");
        var odd = features.FindIndex(row => row.Count != features[0].Count);
        if (odd >= 0)
        {
            throw rows[odd].Expected($"as many features as node 0 has ({features[0].Count})");
        }

        var edges = section.Get("edges").List("a list of edges").Select(edge => Edge(edge, features.Count)).ToList();
        return new DatasetSpec.OneGraph(edges, features, section.Find("labels") is { } labels ? Labels(labels, features.Count) : []);
    }

    private static List<double> Row(Value value) =>
        [.. (value.IsList ? value.List("numbers") : [value]).Select(item => item.Number("a finite number", _ => true))];

    private static (int A, int B) Edge(Value value, int nodes)
    {
        const string What = "two different nodes, such as [0, 1],";
        var ends = value.IsList ? value.List(What) : throw value.Expected(What);
        if (ends.Count != 2)
        {
            throw value.Expected(What);
        }

        var (a, b) = (ends[0].Whole(0, nodes - 1), ends[1].Whole(0, nodes - 1));
        return a != b ? (a, b) : throw value.Expected(What);
    }

    private static List<int> Labels(Value value, int nodes)
    {
        var what = $"the classes of {nodes} nodes";
        var labels = value.List(what).Select(item => item.Whole(0, 999)).ToList();
        return labels.Count == nodes ? labels : throw value.Expected(what);
    }
}
