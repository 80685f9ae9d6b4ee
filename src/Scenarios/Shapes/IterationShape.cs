using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>The kinds of rule that are classical iterations.</summary>
internal static class IterationShape
{
    /// <summary>The names of the weights of average consensus.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, ConsensusWeights>> WeightNames =
    [
        KeyValuePair.Create("metropolis", ConsensusWeights.Metropolis),
        KeyValuePair.Create("uniform", ConsensusWeights.Uniform),
        KeyValuePair.Create("given", ConsensusWeights.Given),
    ];

    /// <summary>The kinds.</summary>
    public static readonly IReadOnlyList<Shape> Kinds =
    [
        new(
            "jacobi",
            "Jacobi's iteration for Ax = b",
            Key.Required("matrix", "A, a Matrix Market file without zeros on the diagonal"),
            Key.Required("rhs", "b, a file with one number a line"),
            new Key("relaxation", "ω: how far to go towards the new value", "1"),
            Initial),
        new(
            "quadratic",
            "gradient descent on ½xᵀQx − bᵀx",
            Key.Required("matrix", "Q, a Matrix Market file, symmetric and positive definite"),
            Key.Required("linear", "b, a file with one number a line"),
            new Key("alpha", "step size: a number, or auto for one over the largest absolute row sum", "auto"),
            Initial,
            new Key("own", "the own component in a gradient: fresh, or stale for one as old as any view", "fresh")),
        new(
            "pagerank",
            "PageRank; dangling nodes link to all nodes",
            [.. Graph("links, with weights of how often each is followed"),
                new Key("damping", "share of a rank that is passed on", "0.85")]),
        new(
            "consensus",
            "average consensus: nodes move towards their neighbours",
            [
                .. Graph("undirected graph"),
                Values,
                new Key("weights", "how far: metropolis, uniform, or given for those of the graph", "metropolis"),
            ]),
        new(
            "push-sum",
            "push-sum with running sums: the exact average whatever is lost",
            [.. Graph("graph; edges are undirected, a matrix may be directed"), Values]),
        new(
            "bellman-ford",
            "lengths of the shortest ways from a source",
            [.. Graph("arcs with their lengths"), new Key("source", "the node from which ways begin, counted from 0", "0")]),
        new(
            "localisation",
            "positions from relative positions and anchors",
            Key.Required("measurements", "a file of lines: from, to, one offset per coordinate, perhaps a variance; nodes count from 0"),
            Key.Required("anchors", "a file of lines: node, one number per coordinate"),
            new Key("dimension", "number of coordinates", "2")),
    ];

    private static Key Initial => new("initial", "x at the start, a file with one number a line") { DefaultRule = "zeros" };

    private static Key Values => Key.Required("values", "initial values, a file with one number a line");

    /// <summary>Reads the options of a kind; null where it is not one of these.</summary>
    public static IterationSpec? Read(Section section, string folder, IReadOnlyList<TraceSpec> traces)
    {
        return section.Shape.Name switch
        {
            "jacobi" => new IterationSpec.Jacobi(
                File("matrix"), File("rhs"), section.Get("relaxation").Positive(), section.Find("initial")?.File(folder)),
            "quadratic" => new IterationSpec.Quadratic(
                File("matrix"),
                File("linear"),
                ModelShape.ReadAlpha(section.Get("alpha")),
                section.Find("initial")?.File(folder),
                ReadOwn(section.Get("own"))),
            "pagerank" => new IterationSpec.PageRank(
                ReadGraph(section, folder, traces),
                    section.Get("damping").Number("a number from 0 on and below 1", number => number is >= 0 and < 1)),
            "consensus" => new IterationSpec.Consensus(ReadGraph(section, folder, traces), File("values"),
                ReadWeights(section.Get("weights"))),
            "push-sum" => new IterationSpec.PushSum(ReadGraph(section, folder, traces), File("values")),
            "bellman-ford" => new IterationSpec.BellmanFord(ReadGraph(section, folder, traces), section.Get("source").Whole(0)),
            "localisation" => new IterationSpec.Localisation(
                File("measurements"), File("anchors"), section.Get("dimension").Whole(1, 16)),
            _ => null,
        };

        InputFile File(string key) => section.Get(key).File(folder);
    }

    private static IEnumerable<Key> Graph(string what) =>
    [
        new Key("matrix", $"{what}: a Matrix Market file; entry (i, j) is the arc from j to i"),
        new Key("edges", $"{what}: a file of lines with from, to and perhaps a weight; nodes count from 0"),
        new Key("trace", $"{what}: the pairs of nodes of a trace that are linked well enough, both ways"),
        new Key("at-least", "of a trace of deliveries: the probability that is enough, in one direction", "50%"),
        new Key("at-most", "of a trace of delays: the delay that is short enough, in both directions of the first matrix")
        {
            DefaultRule = "any that was measured",
        },
    ];

    private static GraphFile ReadGraph(Section section, string folder, IReadOnlyList<TraceSpec> traces)
    {
        if ((section.Has("matrix") ? 1 : 0) + (section.Has("edges") ? 1 : 0) + (section.Has("trace") ? 1 : 0) != 1)
        {
            throw new ScenarioException(
                section.Place.ToString(),
                    $"expected exactly one of the keys matrix, edges, trace in '{section.Path}', found {section.Describe()}");
        }

        if (section.Find("trace") is not { } trace)
        {
            return new GraphFile(section.Has("matrix"), (section.Find("matrix") ?? section.Find("edges"))!.File(folder));
        }

        return new GraphFile(false, null)
        {
            Trace = traces.OfType<TraceSpec.Delays>().Any(item => item.Name == trace.Text())
                ? trace.Trace<TraceSpec.Delays>(traces) : trace.Trace<TraceSpec.Deliveries>(traces),
            AtLeast = section.Get("at-least").Share(),
            AtMost = section.Find("at-most")?.Duration(1),
        };
    }

    private static bool ReadOwn(Value value)
    {
        const string What = "fresh or stale";
        return value.Text(What) switch
        {
            "fresh" => false,
            "stale" => true,
            var other => throw value.Expected(What, Nearest.Hint(other, ["fresh", "stale"])),
        };
    }

    private static ConsensusWeights ReadWeights(Value value)
    {
        var names = WeightNames.Select(item => item.Key).ToList();
        var what = string.Join(", ", names.SkipLast(1)) + " or " + names[^1];
        var text = value.Text(what);
        return names.Contains(text) ? WeightNames.First(item => item.Key == text).Value
            : throw value.Expected(what, Nearest.Hint(text, names));
    }
}
