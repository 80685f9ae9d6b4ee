using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>
/// The file <c>run.json</c>: the scenario with all defaults, what ran it, how it ended. It names this machine and its clock, so it is
/// not the same for every run of a scenario; the tables are.
/// </summary>
internal static class RunFile
{
    /// <summary>The name of the file.</summary>
    public const string Name = "run.json";

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="wall">How long it took; null where nobody has measured it.</param>
    /// <param name="folder">
    /// The folder the file will be in; the scenario's folder is given relative to it, so that both can move together.
    /// </param>
    /// <param name="results">Writes what came out, as members of the object.</param>
    public static void Write(Stream stream, Scenario scenario, TimeSpan? wall, string folder, Action<Utf8JsonWriter> results)
    {
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("status", "complete");
            json.WritePropertyName("scenario");
            ScenarioJson.Write(json, scenario);
            json.WriteString("scenario_folder", Path.GetRelativePath(folder, scenario.Folder).Replace('\\', '/'));
            WritePlugIns(json, scenario);
            WriteNotes(json, scenario);
            WriteInputs(json, scenario);
            WriteOrigin(json, wall);
            results(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Which code of others took part.</summary>
    internal static void WritePlugIns(Utf8JsonWriter json, Scenario scenario)
    {
        if (scenario.LoadedPlugIns.Count == 0)
        {
            return;
        }

        json.WriteStartArray("plugins");
        foreach (var plugIn in scenario.LoadedPlugIns)
        {
            json.WriteStartObject();
            json.WriteString("file", Path.GetFileName(plugIn.Path));
            json.WriteString("sha256", plugIn.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Which code of ours, and the checksums of all files that the scenario names, relative to it.</summary>
    internal static void WriteInputs(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteString("build", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(UnitName.Build)))[..16]);
        json.WriteStartObject("files");
        foreach (var file in RunInputs.FilesOf(scenario).Where(File.Exists))
        {
            using var stream = File.OpenRead(file);
            json.WriteString(
                Path.GetRelativePath(scenario.Folder, file).Replace('\\', '/'), Convert.ToHexStringLower(SHA256.HashData(stream)));
        }

        json.WriteEndObject();
    }

    /// <summary>The checksums of the tensors of models, where the models themselves are not written.</summary>
    /// <param name="json">The object that receives them.</param>
    /// <param name="tensors">Names of models, and of cells where these differ, with the checksums.</param>
    internal static void WriteTensors(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> tensors)
    {
        json.WriteStartArray("models");
        foreach (var (name, sums) in tensors)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteStartObject("facts");
            json.WriteString(TensorFacts.Key, sums);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes what came out of runs.</summary>
    public static void WriteModels(Utf8JsonWriter json, IReadOnlyList<ModelResult> models)
    {
        json.WriteStartArray("models");
        foreach (var model in models)
        {
            WriteModel(json, model);
        }

        json.WriteEndArray();
    }

    /// <summary>The version of this program.</summary>
    public static string Version { get; } = VersionOf(typeof(RunFile).Assembly);

    /// <summary>What ran, by names, for people.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Origin() =>
    [
        KeyValuePair.Create("hogwild", Version),
        KeyValuePair.Create("runtime", RuntimeInformation.FrameworkDescription),
        .. Libraries().Select(assembly => KeyValuePair.Create(assembly.GetName().Name!, VersionOf(assembly))),
        KeyValuePair.Create("machine", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
    ];

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? assembly.GetName().Version?.ToString() ?? "0";

    private static void WriteNotes(Utf8JsonWriter json, Scenario scenario)
    {
        var notes = ScheduleNotes.Of(scenario);
        if (notes.Count > 0)
        {
            json.WriteStartArray("notes");
            notes.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    private static void WriteOrigin(Utf8JsonWriter json, TimeSpan? wall)
    {
        json.WriteStartObject("versions");
        json.WriteString("hogwild", Version);
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        foreach (var assembly in Libraries())
        {
            json.WriteString(assembly.GetName().Name!, VersionOf(assembly));
        }

        json.WriteEndObject();
        json.WriteStartObject("machine");
        json.WriteString("os", RuntimeInformation.OSDescription);
        json.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        json.WriteNumber("cores", Environment.ProcessorCount);
        json.WriteEndObject();
        if (wall is { } time)
        {
            json.WriteNumber("wall_seconds", Math.Round(time.TotalSeconds, 3));
        }
    }

    /// <summary>What had a part in the results, where it has been loaded; no YAML is read where specs were made in C#.</summary>
    private static IEnumerable<Assembly> Libraries() => AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => assembly.GetName().Name is "ScottPlot" or "TorchSharp" or "YamlDotNet")
        .OrderBy(assembly => assembly.GetName().Name, StringComparer.Ordinal);

    private static void WriteModel(Utf8JsonWriter json, ModelResult model)
    {
        json.WriteStartObject();
        json.WriteString("name", model.Model);
        json.WriteBoolean("has_fixed_point", model.HasFixedPoint);
        json.WriteStartObject("facts");
        foreach (var (key, value) in model.Facts)
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
        if (model.Notes.Count > 0)
        {
            json.WriteStartArray("notes");
            model.Notes.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        if (model.Certificate is { } certificate)
        {
            json.WriteStartObject("certificate");
            json.WriteNumber("factor", certificate.Factor);
            json.WriteNumber("start", certificate.Start);
            json.WriteString("statement", certificate.Statement);
            json.WriteEndObject();
        }

        if (model.Following is { } following)
        {
            WriteFollowing(json, following);
        }

        if (model.Step is { } step)
        {
            WriteStep(json, step);
        }

        json.WriteStartArray("runs");
        foreach (var run in model.Asynchronous.Prepend(model.Synchronous))
        {
            WriteRun(json, run);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFollowing(Utf8JsonWriter json, FollowingLine following)
    {
        json.WriteStartObject("following");
        json.WriteNumber("movement", following.Movement);
        json.WriteNumber("bound", following.Bound);
        json.WriteNumber("settled", following.Settled);
        json.WriteNumber("factor", following.Factor);
        json.WriteString("statement", following.Statement);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, StepSizeCertificate step)
    {
        json.WriteStartObject("certificate");
        json.WriteString("status", step.StatusText);
        json.WriteNumber("alpha", step.Alpha);
        json.WriteNumber("alpha_limit", step.Limit);
        json.WriteNumber("delay", step.Delay);
        json.WriteString("delay_from", step.DelayFrom);
        json.WriteNumber("lambda", step.Lambda);
        if (step.Line is { } line)
        {
            json.WriteStartObject("rate");
            json.WriteNumber("start", line.Start);
            json.WriteNumber("factor", line.Factor);
            json.WriteNumber("period_seconds", line.Period);
            json.WriteEndObject();
        }

        json.WriteString("statement", step.Statement);
        json.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter json, Trajectory run)
    {
        json.WriteStartObject();
        json.WriteString("regime", run.Regime.Text());
        json.WriteNumber("replicate", run.Replicate);
        json.WriteString("outcome", run.Outcome.Text());
        if (run.DivergedAt is { } time)
        {
            json.WriteString("diverged_at", DurationText.Write(time));
        }

        if (run.Stall is { } stall)
        {
            json.WriteString("stalled_at", DurationText.Write(TimeSpan.FromTicks(stall.Time)));
            json.WriteString("waits", stall.ToString());
        }

        json.WriteString("fingerprint", run.Fingerprint.ToString("x16", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
