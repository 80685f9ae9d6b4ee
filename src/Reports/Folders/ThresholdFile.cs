using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The file <c>threshold.json</c>: the scenario with all defaults, and every answer. It names no clock and no machine.</summary>
internal static class ThresholdFile
{
    /// <summary>Its name, by which a folder is known as the results of a search.</summary>
    public const string Name = "threshold.json";

    /// <summary>Writes the file.</summary>
    /// <param name="stream">Receives UTF-8.</param>
    /// <param name="result">What came out.</param>
    /// <param name="folder">The folder the file will be in, which the scenario's is given relative to.</param>
    public static void Write(Stream stream, ThresholdResult result, string folder)
    {
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteString("version", RunFile.Version);
            json.WritePropertyName("scenario");
            ScenarioJson.Write(json, result.Scenario);
            json.WriteString("scenario_folder", Path.GetRelativePath(folder, result.Scenario.Folder).Replace('\\', '/'));
            RunFile.WritePlugIns(json, result.Scenario);
            RunFile.WriteInputs(json, result.Scenario);
            RunFile.WriteTensors(json, result.Tensors);
            json.WriteNumber("runs", result.Runs);
            json.WriteStartArray("curves");
            foreach (var curve in result.Curves)
            {
                WriteCurve(json, result.Spec, curve);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteCurve(Utf8JsonWriter json, ThresholdSpec spec, ThresholdCurve curve)
    {
        json.WriteStartObject();
        json.WriteString("model", curve.Model);
        json.WriteString("scheduler", curve.Scheduler);
        if (spec.And is { } and && curve.And is { } value)
        {
            json.WriteNumber(and.Name(), value);
        }

        json.WriteString("answer", curve.AnswerText);
        json.WriteStartArray("crossings");
        foreach (var crossing in curve.Crossings)
        {
            json.WriteStartObject();
            json.WriteNumber("estimate", crossing.Estimate);
            WriteRange(json, "bracket", crossing.Below, crossing.Above);
            json.WriteString("converges", crossing.ConvergesBelow ? "below" : "above");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteCertified(json, curve.Certified);
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, string key, params ReadOnlySpan<double?> ends)
    {
        json.WriteStartArray(key);
        foreach (var end in ends)
        {
            if (end is { } number)
            {
                json.WriteNumberValue(number);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteCertified(Utf8JsonWriter json, double? certified)
    {
        if (certified is { } limit && double.IsFinite(limit))
        {
            json.WriteNumber("certified", limit);
        }
        else
        {
            json.WriteString("certified", certified is null ? "nothing" : "any");
        }
    }
}
