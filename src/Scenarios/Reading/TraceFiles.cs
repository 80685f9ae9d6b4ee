using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Reads the files of traces with the scenario that names them.</summary>
internal static class TraceFiles
{
    /// <summary>The trace of a type that a value names.</summary>
    /// <param name="value">The name.</param>
    /// <param name="type">The type.</param>
    /// <param name="kinds">The kinds of traces that are of the type.</param>
    /// <param name="traces">The traces that there are.</param>
    /// <param name="isLost">True where some could not be read, which has been told.</param>
    public static TraceSpec Find(Value value, Type type, IReadOnlyList<Kind> kinds, IReadOnlyList<TraceSpec> traces, bool isLost)
    {
        var fitting = traces.Where(type.IsInstanceOfType).ToList();
        var names = fitting.Select(trace => trace.Name).ToList();
        var what = type == typeof(TraceSpec) ? "a trace" : $"a trace of {string.Join(" or ", kinds.Select(kind => kind.Name))}";
        what = names.Count == 0 ? $"{what} under 'traces' (there is none)" : $"{what} ({string.Join(", ", names)})";
        var text = value.Text(what);
        return fitting.Find(trace => trace.Name == text)
            ?? throw (isLost ? new ScenarioException([]) : value.Expected(what, Nearest.Hint(text, names)));
    }

    /// <summary>A trace with what was measured, whose file is named as in the scenario itself.</summary>
    /// <param name="trace">The trace as the scenario describes it.</param>
    /// <param name="written">Where it is written.</param>
    /// <param name="folder">The folder that paths start from.</param>
    /// <param name="cache">What was read before for the same scenario.</param>
    public static TraceSpec Load(TraceSpec trace, Value written, string folder, TraceCache cache)
    {
        SpecPlaces.Check(trace, written, TimeSpan.Zero);
        var paths = Find(written.Find("file")!, folder, trace.Source);
        trace = trace with { File = written.Find("file")!.PathText(folder) };
        if (Kind.Of(trace.GetType()).Options.Any(option => option.In(trace) is InputFile file && !file.IsThere()))
        {
            // Which is told as of every other file.
            throw new ScenarioException([]);
        }

        return cache.Get(trace, paths, () => Read(trace, paths));
    }

    private static TraceSpec Read(TraceSpec trace, IReadOnlyList<string> paths)
    {
        try
        {
            return trace switch
            {
                TraceSpec.Deliveries deliveries => deliveries with { Data = DeliveryFile.Read(paths[0], deliveries.First) },
                TraceSpec.Delays delays => delays with { Data = DelayFile.Read(paths, delays.Scale * delays.Unit.Ticks, delays.Every) },
                TraceSpec.DelaySeries delays => delays with { Data = SeriesFile.Read(paths[0], delays) },
                TraceSpec.LossSeries losses => losses with { Data = SeriesFile.Read(paths[0], losses) },
                TraceSpec.ActivationTimes times => times with { Data = ActivationFile.Read(paths[0], times) },
                TraceSpec.ActivationGaps gaps => gaps with { Data = ActivationFile.Read(paths[0], gaps) },
                _ => trace.Load(paths),
            };
        }
        catch (TextFormatException error)
        {
            throw new ScenarioException(error.Faults, further: 0, error);
        }
    }

    /// <summary>The files, those of a series in the order of their numbers.</summary>
    private static IReadOnlyList<string> Find(Value file, string folder, string? source)
    {
        var full = Path.GetFullPath(Path.Combine(folder, file.PathText(folder)));
        var (parent, name) = (Path.GetDirectoryName(full)!, Path.GetFileName(full));
        if (!name.Contains('*', StringComparison.Ordinal))
        {
            return File.Exists(full) && !InputFile.IsDevice(full) ? [full] : throw Missing();
        }

        if (name.Count(letter => letter == '*') > 1)
        {
            throw file.Expected("at most one * in the name of a series,");
        }

        // One star stands for the numbers of a series, so that those with fewer digits come first.
        string[] found = Directory.Exists(parent)
            ? [.. Directory.GetFiles(parent, name).Where(path => !InputFile.IsDevice(path))] : [];
        return found.Length == 0 ? throw Missing()
            : [.. found.OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];

        ScenarioException Missing()
        {
            var what = source is null ? "a file that exists (relative to the scenario)" : $"a copy of {source}";
            return file.Expected($"{what}, named by --set {file.Path}=PATH,");
        }
    }
}
