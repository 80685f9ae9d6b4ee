using System.Text.Json;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>
/// Writes a scenario with all its defaults filled in, in its own language, as JSON. Reading it back gives the same scenario.
/// </summary>
public static class ScenarioJson
{
    /// <summary>Writes the scenario as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, Scenario scenario)
    {
        json.WriteStartObject();
        json.WriteString("name", scenario.Name);
        WriteText(json, "title", scenario.Title);
        json.WriteNumber("seed", scenario.Seed);
        Write(json, "dataset", scenario.Dataset);
        WriteTraces(json, scenario.Traces);
        json.WriteStartObject("models");
        foreach (var model in scenario.Models)
        {
            WriteModel(json, model);
        }

        json.WriteEndObject();
        WriteRegime(json, scenario);
        json.WriteString("kernel", scenario.Kernel == KernelKind.SimSharp ? "simsharp" : "event");
        Write(json, "ordering", scenario.Ordering);
        if (scenario.Vary is { } vary)
        {
            json.WriteStartObject("vary");
            json.WriteString("path", vary.Path);
            json.WriteStartArray("values");
            vary.Values.ToList().ForEach(value => json.WriteStringValue(value.Value));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (scenario.Threshold is { } threshold)
        {
            ThresholdJson.Write(json, threshold);
        }

        if (scenario.Sweep is { } sweep)
        {
            TableSpecJson.Write(json, sweep);
        }

        json.WriteEndObject();
    }

    private static void WriteTraces(Utf8JsonWriter json, IReadOnlyList<TraceSpec> traces)
    {
        if (traces.Count == 0)
        {
            return;
        }

        json.WriteStartObject("traces");
        foreach (var trace in traces)
        {
            Write(json, trace.Name, trace);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes who decides and how long a run is, into an object that has been begun.</summary>
    internal static void WriteRegime(Utf8JsonWriter json, Scenario scenario)
    {
        Write(json, "scheduler", scenario.Scheduler);
        json.WriteString("step", DurationText.Write(scenario.Step));
        Write(json, "run", scenario.Run);
    }

    private static void WriteModel(Utf8JsonWriter json, ModelSpec model)
    {
        json.WriteStartObject(model.Name);
        Write(json, "rule", model.Rule);
        Write(json, "weights", model.Weights);
        WriteText(json, "weights", model.WeightsPattern);
        if (model.Train is { } train)
        {
            WriteTrain(json, "train", train);
        }

        if (model.Cells.Count > 0)
        {
            json.WriteStartObject("cells");
            model.Cells.ToList().ForEach(cell => WriteTrain(json, cell.Key, cell.Value));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTrain(Utf8JsonWriter json, string key, TrainingSettings train)
    {
        json.WriteStartObject(key);
        foreach (var (name, value) in train.Describe().Where(setting => setting.Key != "model"))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, object? spec)
    {
        if (spec is not null)
        {
            json.WritePropertyName(key);
            SpecWriter.Write(json, spec);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }
}
