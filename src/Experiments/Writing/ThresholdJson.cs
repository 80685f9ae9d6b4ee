using System.Text.Json;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Writes the section on thresholds, in the language of scenarios.</summary>
internal static class ThresholdJson
{
    /// <summary>Writes the key with its section.</summary>
    public static void Write(Utf8JsonWriter json, ThresholdSpec spec)
    {
        json.WriteStartObject("threshold");
        json.WriteString("over", spec.Over.Name());
        if (spec.From is { } from)
        {
            json.WritePropertyName("from");
            WriteValue(json, spec.Over, from);
        }

        if (spec.To is { } to)
        {
            json.WritePropertyName("to");
            WriteValue(json, spec.Over, to);
        }

        json.WriteNumber("points", spec.Points);
        json.WriteNumber("resolution", spec.Resolution);
        json.WriteNumber("confidence", spec.Confidence);
        if (spec.Schedulers.Count > 0)
        {
            json.WriteStartArray("schedulers");
            foreach (var scheduler in spec.Schedulers)
            {
                SpecWriter.Write(json, scheduler);
            }

            json.WriteEndArray();
        }

        if (spec.And is { } and)
        {
            json.WriteStartObject("and");
            json.WriteString("over", and.Name());
            json.WriteStartArray("values");
            foreach (var value in spec.AndValues)
            {
                WriteValue(json, and, value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, ThresholdParameter parameter, double value)
    {
        if (parameter == ThresholdParameter.Delay)
        {
            json.WriteStringValue(DurationText.Write(TimeSpan.FromSeconds(value)));
        }
        else
        {
            json.WriteNumberValue(value);
        }
    }
}
