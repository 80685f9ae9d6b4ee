using Hogwild.Experiments;
using Hogwild.Models;

namespace Hogwild.Scenarios;

/// <summary>The kinds of data set, and the folds of one.</summary>
internal static class DatasetShape
{
    private const int MostGraphs = 100_000;

    /// <summary>The kinds.</summary>
    public static readonly IReadOnlyList<Shape> Kinds =
    [
        new(
            "chains",
            "one undirected chain a class; only its first node shows the class",
            Key.Required("length", "nodes in a chain"),
            new Key("classes", "number of classes, hence of chains", "2"),
            FoldKey),
        new(
            "count",
            "one path of every number of nodes, which every node is to tell",
            Key.Required("largest", "nodes of the longest path"),
            FoldKey),
        new(
            "sum",
            "paths with random bits, whose sum every node is to tell",
            Key.Required("length", "nodes in a path"),
            GraphsKey("100"),
            SeedKey("bits"),
            FoldKey),
        new(
            "lattice",
            "a piece of the triangular lattice under many relabellings; nodes are to tell how far apart they are",
            Key.Required("nodes", "10 or 20"),
            GraphsKey("500"),
            SeedKey("relabellings"),
            FoldKey),
        new(
            "random",
            "random geometric graphs in the unit square; nodes are to tell how far apart they are",
            Key.Required("nodes", "nodes in a graph"),
            GraphsKey("500"),
            SeedKey("places"),
            FoldKey),
        OneGraphShape.Shape,
    ];

    /// <summary>The kinds, and the type that each stands for.</summary>
    public static IReadOnlyList<(Shape Shape, Type Type)> Family =>
    [
        .. Kinds.Zip([typeof(ChainsDataset), typeof(CountDataset), typeof(SumDataset), typeof(LatticeDataset), typeof(RandomDataset),
            typeof(DatasetSpec.OneGraph)]),
    ];

    /// <summary>The keys of a fold.</summary>
    public static readonly Shape FoldKeys = new(
        "fold",
        "the graphs of one fold are run, models are trained on the others",
        new Key("of", "number of folds", "10"),
        new Key("number", "which one, from 0", "0"),
        new Key("seed", "seed of the shuffle before the split", "1"));

    private static Key FoldKey => new("fold", "run the test graphs of a fold, train on the others") { DefaultRule = "all graphs for both" };

    /// <summary>Reads a data set.</summary>
    public static DatasetSpec Read(Value value)
    {
        var section = value.Kind(Kinds);
        DatasetSpec spec = section.Shape.Name switch
        {
            "chains" => new DatasetSpec.Chains(section.Get("length").Whole(1, 1_000_000), section.Get("classes").Whole(2, 1_000)),
            "count" => new DatasetSpec.Count(section.Get("largest").Whole(1, 10_000)),
            "sum" => new DatasetSpec.Sum(section.Get("length").Whole(1, 1_000_000), Graphs(section), Seed(section)),
            "lattice" => new DatasetSpec.Lattice(LatticeNodes(section.Get("nodes")), Graphs(section), Seed(section)),
            "random" => new DatasetSpec.RandomGeometric(section.Get("nodes").Whole(1, 10_000), Graphs(section), Seed(section)),
            _ => OneGraphShape.Read(section),
        };
        MemoryCheck.OfDataset(spec, section.Place.ToString(), MemoryCheck.Available);
        return spec is not DatasetSpec.OneGraph && section.Find("fold") is { } fold ? spec with { Fold = ReadFold(fold, spec.GraphCount) } : spec;
    }

    private static FoldSpec ReadFold(Value value, int graphs)
    {
        var section = value.Section(FoldKeys);
        if (graphs < 2)
        {
            throw value.Expected("no fold of a single graph");
        }

        var folds = section.Get("of").Whole(2, graphs);
        return new FoldSpec(folds, section.Get("number").Whole(0, folds - 1), section.Get("seed").Seed());
    }

    private static Key GraphsKey(string count) => new("graphs", "number of graphs", count);

    private static Key SeedKey(string what) => new("seed", $"seed of the {what}", "1");

    private static int Graphs(Section section) => section.Get("graphs").Whole(1, MostGraphs);

    private static ulong Seed(Section section) => section.Get("seed").Seed();

    private static int LatticeNodes(Value value)
    {
        var nodes = value.Whole(1);
        return nodes is 10 or 20 ? nodes : throw value.Expected("10 or 20");
    }
}
