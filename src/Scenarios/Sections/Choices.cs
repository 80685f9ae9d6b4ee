using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Values that are one of a few words, or names.</summary>
internal static class Choices
{
    /// <summary>Which of some words a value is: its index.</summary>
    public static int Among(this Value value, params IReadOnlyList<string> words)
    {
        var what = string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
        what = words is ["false", "true"] ? "true or false" : what;
        var text = value.Text(what);
        var index = words.ToList().IndexOf(text);
        return index >= 0 ? index : throw value.Expected(what, Nearest.Hint(text, words));
    }

    /// <summary>The trace of a type that a value names.</summary>
    public static TraceSpec Trace(this Value value, Type type, IReadOnlyList<TraceSpec> traces)
    {
        var what = type == typeof(TraceSpec.Delays) ? "a trace of delays"
            : type == typeof(TraceSpec.Deliveries) ? "a trace of deliveries" : "a trace";
        var fitting = traces.Where(type.IsInstanceOfType).ToList();
        var names = fitting.Select(trace => trace.Name).ToList();
        what = names.Count == 0 ? $"{what} under 'traces' (there is none)" : $"{what} ({string.Join(", ", names)})";
        var text = value.Text(what);
        return fitting.Find(trace => trace.Name == text) ?? throw value.Expected(what, Nearest.Hint(text, names));
    }
}
