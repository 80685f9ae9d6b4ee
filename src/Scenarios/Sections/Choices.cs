using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Values that are one of a few words, or a few nodes.</summary>
internal static class Choices
{
    /// <summary>Which of some words a value is: its index.</summary>
    public static int Among(this Value value, params IReadOnlyList<string> words)
    {
        var what = string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
        var text = value.Text(what);
        var index = words.ToList().IndexOf(text);
        return index >= 0 ? index : throw value.Expected(what, Nearest.Hint(text, words));
    }

    /// <summary>Some nodes: <c>all</c>, keys and ranges of keys as in <c>0-4 7</c>, or a share that is drawn, as in <c>10%</c>.</summary>
    public static Simulation.NodeSet Nodes(this Value value)
    {
        const string What = "nodes: all, numbers and ranges such as 0-4 7, or a share such as 10%,";
        var text = value.Text(What);
        if (text == "all")
        {
            return Simulation.NodeSet.All;
        }

        if (text.AsSpan().ContainsAny('.', '%', 'E'))
        {
            var share = value.Share();
            return share == 1 ? Simulation.NodeSet.All : share > 0 ? Simulation.NodeSet.Share(share)
                : throw value.Expected("a share above 0");
        }

        return Simulation.NodeSet.Of([.. text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Range)]);

        (int First, int Last) Range(string word)
        {
            var ends = word.Split('-');
            return ends.Length <= 2 && Key(ends[0]) is { } first && Key(ends[^1]) is { } last && first <= last ? (first, last)
                : throw value.Expected(What);
        }

        static int? Key(string word) =>
            int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var key) ? key
                : null;
    }

    /// <summary>A share that is not 1.</summary>
    public static double ShareBelowOne(this Value value)
    {
        var share = value.Share();
        return share < 1 ? share : throw value.Expected("a share below 1");
    }

    /// <summary>The trace of a kind that a value names.</summary>
    public static T Trace<T>(this Value value, IReadOnlyList<TraceSpec> traces)
        where T : TraceSpec
    {
        var what = typeof(T) == typeof(TraceSpec.Delays) ? "a trace of delays" : "a trace of deliveries";
        var names = traces.OfType<T>().Select(trace => trace.Name).ToList();
        what = names.Count == 0 ? $"{what} under 'traces' (there is none)" : $"{what} ({string.Join(", ", names)})";
        var text = value.Text(what);
        return traces.OfType<T>().FirstOrDefault(trace => trace.Name == text) ?? throw value.Expected(what, Nearest.Hint(text, names));
    }
}
