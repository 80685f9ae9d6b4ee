using System.Buffers.Binary;
using System.Collections;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// What determines a run of a model besides the text of its scenario: the contents of all files that the scenario names, the builds of
/// kinds of others, and the model as it came out, with its data and where it arrives. Runs that are kept have it in their names.
/// </summary>
internal static class RunInputs
{
    /// <summary>Writes all that determines one run, as members of an object; see <see cref="Of"/> for what costs time.</summary>
    /// <param name="json">Receives them.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="regime">Under which kind of scheduler.</param>
    /// <param name="replicate">Number of the schedule.</param>
    /// <param name="inputs">The inputs of this scenario and model.</param>
    /// <param name="what">What is done with the run, in a word or two.</param>
    /// <param name="isNamed">Whether what is kept tells the scenario's name; false where scenarios of other names may share it.</param>
    public static void Write(
        Utf8JsonWriter json,
        Scenario scenario,
        string model,
        Regime regime,
        int replicate,
        string inputs,
        string what = "kept run",
        bool isNamed = true)
    {
        var own = Own(scenario, model, regime);
        own = isNamed ? own : own with { Name = "any" };
        RunText.Write(json, what, own, model, regime, replicate);
        json.WriteString("inputs", inputs);
    }

    /// <summary>The inputs of a scenario and one of its models, in 64 hexadecimal digits.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="model">The model.</param>
    /// <param name="regime">Under which kind of scheduler: that of the scenario has no part in synchronous runs.</param>
    public static string Of(Scenario scenario, Model model, Regime regime = Regime.Asynchronous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendFiles(hash, scenario.Folder, Own(scenario, model.Name, regime));
        var data = model.Data;
        Span<byte> graph = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(graph, data.Graph.Hash);
        hash.AppendData(graph);
        foreach (var numbers in (double[][])[data.Features, data.ArcFeatures, data.Targets, model.Reference.States])
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }

        hash.AppendData(MemoryMarshal.AsBytes(data.Labels.AsSpan()));
        hash.AppendData(data.Flags);
        foreach (var numbers in (int[]?[])[data.Judged?.ToArray(), data.Groups?.Starts, data.Groups?.Members])
        {
            hash.AppendData(MemoryMarshal.AsBytes(numbers.AsSpan()));
        }

        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(model.Facts));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// The contents of all files that parts of a scenario name, and the builds of their kinds, in 64 hexadecimal digits.
    /// </summary>
    /// <param name="folder">What the files of traces are relative to.</param>
    /// <param name="specs">The parts.</param>
    public static string OfFiles(string folder, params IEnumerable<object> specs) => OfFiles(folder, _ => true, specs);

    /// <summary>The same, without our own builds and those of the runtime: what outlives them has versions of its own.</summary>
    /// <param name="folder">What the files of traces are relative to.</param>
    /// <param name="specs">The parts.</param>
    public static string OfFilesAlone(string folder, params IEnumerable<object> specs) => OfFiles(
        folder,
        type => Kind.Describes(type) && type.Assembly.GetName().Name?.StartsWith("Hogwild", StringComparison.Ordinal) != true,
        specs);

    private static string OfFiles(string folder, Func<Type, bool> hasBuild, IEnumerable<object> specs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var spec in specs)
        {
            AppendFiles(hash, folder, spec, hasBuild);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>All files that a scenario names, in its order, each once.</summary>
    public static IEnumerable<string> FilesOf(Scenario scenario) =>
        Walk(scenario).SelectMany(item => item is InputFolder folder ? FilesIn(folder) : Paths(item, scenario.Folder))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The scenario without what asks for other runs beside one, and for pictures.</summary>
    private static Scenario Own(Scenario scenario, string model, Regime regime) => scenario with
    {
        Title = null,
        Scheduler = regime == Regime.Synchronous ? new SchedulerSpec.Synchronous() : scenario.Scheduler,
        Workers = regime == Regime.Synchronous ? null : scenario.Workers,
        Engine = regime == Regime.Synchronous ? new EngineSpec.Simulated() : scenario.Engine,
        Figures = new FiguresSpec(),
        Vary = null,
        Sweep = null,
        Swept = null,
        Threshold = null,
        Ordering = null,
        Variance = null,
        Anytime = null,
        Models = [.. scenario.Models.Where(item => item.Name == model)],
        Run = scenario.Run with { Replicates = 1, Record = false, States = StateRecording.None, Timeline = null },
    };

    private static void AppendFiles(IncrementalHash hash, string folder, object spec, Func<Type, bool>? hasBuild = null)
    {
        foreach (var item in Walk(spec))
        {
            if (hasBuild is null || hasBuild(item.GetType()))
            {
                hash.AppendData(item.GetType().Assembly.ManifestModule.ModuleVersionId.ToByteArray());
            }

            foreach (var path in item is InputFolder named ? FilesIn(named) : Paths(item, folder))
            {
                using var file = File.OpenRead(path);
                hash.AppendData(SHA256.HashData(file));
                if (IsOneOfMany(item, folder))
                {
                    // Which part of a folder or a series it is goes by its name.
                    hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(path))));
                }
            }
        }
    }

    /// <summary>A spec and all that it holds, in the order of its options.</summary>
    private static IEnumerable<object> Walk(object spec) => spec switch
    {
        VarySpec or SweepSpec or ThresholdSpec => [],
        string or Tensor => [],
        ListFile list => [list.File],
        _ when Kind.Describes(spec.GetType()) => Kind.Of(spec.GetType()).Options.Select(option => option.In(spec)).OfType<object>()
            .SelectMany(Walk).Prepend(spec),
        IEnumerable list => Items.Of(list).SelectMany(item => Walk(item.Value)),
        _ => [spec],
    };

    private static bool IsOneOfMany(object item, string folder) => item is InputFolder
        || (PathOf(item, folder) is { } path && (Directory.Exists(path) || path.Contains('*', StringComparison.Ordinal)));

    private static string? PathOf(object item, string folder) => item switch
    {
        InputFile file => file.FullPath,
        TraceSpec trace => Path.GetFullPath(Path.Combine(folder, trace.File)),
        _ => null,
    };

    private static IEnumerable<string> Paths(object item, string folder)
    {
        var path = PathOf(item, folder);
        return path is null ? []
            : Directory.Exists(path) ? Sorted(path, "*", SearchOption.AllDirectories)
            : path.Contains('*', StringComparison.Ordinal)
                ? Sorted(Path.GetDirectoryName(path)!, Path.GetFileName(path), SearchOption.TopDirectoryOnly)
            : [path];
    }

    private static IEnumerable<string> FilesIn(InputFolder folder) =>
        Directory.Exists(folder.FullPath) ? Sorted(folder.FullPath, "*", SearchOption.TopDirectoryOnly) : [];

    private static IEnumerable<string> Sorted(string folder, string pattern, SearchOption depth) =>
        Directory.EnumerateFiles(folder, pattern, depth).Order(StringComparer.Ordinal);
}
