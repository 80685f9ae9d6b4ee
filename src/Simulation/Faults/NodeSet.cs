using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>Some nodes of a graph: all, those with keys in some ranges, or a share of them that is drawn.</summary>
public sealed class NodeSet : ITextValue<NodeSet>
{
    private readonly (int First, int Last)[] _ranges;
    private readonly double _share;

    private NodeSet((int First, int Last)[] ranges, double share) => (_ranges, _share) = (ranges, share);

    /// <summary>All nodes.</summary>
    public static NodeSet All { get; } = new([(0, int.MaxValue)], 0);

    /// <inheritdoc/>
    public static string Expected => "nodes: all, numbers and ranges such as 0-4 7, or a share such as 10%,";

    /// <inheritdoc/>
    public static string Pattern => $"^(all|[0-9][0-9 ,.E-]*)$|{ShareText.Percent}";

    /// <summary>Whether it is drawn which nodes belong: of a share that is neither none nor all.</summary>
    public bool IsDrawn => _share is > 0 and < 1;

    /// <summary>Whether it is all nodes of every graph.</summary>
    public bool IsAll => _share >= 1 || Array.Exists(_ranges, range => range == (0, int.MaxValue));

    /// <summary>The largest key that is named; −1 where none is.</summary>
    public int Largest => this == All || _ranges.Length == 0 ? -1 : _ranges.Max(range => range.Last);

    /// <summary>The nodes whose keys lie in ranges with both ends.</summary>
    public static NodeSet Of(params ReadOnlySpan<(int First, int Last)> ranges) => new(ranges.ToArray(), 0);

    /// <summary>A share of the nodes, rounded up; which ones is drawn.</summary>
    /// <param name="share">From 0 to 1.</param>
    public static NodeSet Share(double share) => new([], share);

    /// <summary>One truth value per node: whether it belongs.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="draws">The randomness of the run.</param>
    /// <param name="purpose">What a share is drawn for.</param>
    /// <param name="number">Sets with different numbers are drawn independently.</param>
    public bool[] In(Graph graph, Draws draws, Purpose purpose, int number)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var belongs = new bool[graph.NodeCount];
        for (var node = 0; node < belongs.Length; node++)
        {
            var key = graph.Key(node);
            belongs[node] = Array.Exists(_ranges, range => key >= range.First && key <= range.Last);
        }

        var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
        var bits = Array.ConvertAll(nodes, node => draws.Bits(purpose, (uint)graph.Key(node), (1L << 40) + number));
        Array.Sort(bits, nodes);
        foreach (var node in nodes.Take((int)Math.Ceiling(_share * nodes.Length)))
        {
            belongs[node] = true;
        }

        return belongs;
    }

    /// <inheritdoc/>
    public static bool TryRead(string text, out NodeSet? value, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (value, problem) = (null, null);
        if (text == "all")
        {
            value = All;
        }
        else if (text.AsSpan().ContainsAny('.', '%', 'E'))
        {
            var share = ShareText.Parse(text);
            problem = share is null ? ShareText.Expected : share == 0 ? "a share above 0" : null;
            value = problem is not null ? null : share == 1 ? All : Share(share!.Value);
        }
        else
        {
            var ranges = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Range).ToList();
            value = ranges.TrueForAll(range => range is not null) ? Of([.. ranges.Select(range => range!.Value)]) : null;
        }

        return value is not null;
    }

    /// <summary><c>all</c>, <c>0-4 7</c> or <c>0.25</c>: as in a scenario.</summary>
    public override string ToString() => this == All ? "all"
        : _share > 0 ? _share.ToString("R", CultureInfo.InvariantCulture)
        : string.Join(' ', _ranges.Select(range => range.First == range.Last
            ? range.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}")));

    private static (int First, int Last)? Range(string word)
    {
        var ends = word.Split('-');
        return ends.Length <= 2 && Key(ends[0]) is { } first && Key(ends[^1]) is { } last && first <= last ? (first, last) : null;
    }

    private static int? Key(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
}
