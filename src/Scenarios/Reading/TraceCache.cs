using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Traces that have been read for a scenario, so that those of its cells share one copy, read once.</summary>
internal sealed class TraceCache
{
    private readonly Dictionary<string, TraceSpec> _read = new(StringComparer.Ordinal);

    /// <summary>A trace with what was measured.</summary>
    /// <param name="trace">The trace as the scenario describes it.</param>
    /// <param name="paths">Its files.</param>
    /// <param name="load">Reads them.</param>
    public TraceSpec Get(TraceSpec trace, IReadOnlyList<string> paths, Func<TraceSpec> load)
    {
        var key = $"{Text(trace)}\n{string.Join('\n', paths)}";
        return _read.TryGetValue(key, out var found) ? found : _read[key] = load();
    }

    private static string Text(TraceSpec trace)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            SpecWriter.Write(json, trace);
        }

        return $"{trace.Name} {Encoding.UTF8.GetString(stream.ToArray())}";
    }
}
