using System.Globalization;
using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>Writes sweeps and the keys beside them, in the language of scenarios.</summary>
internal static class TableSpecJson
{
    /// <summary>Writes the keys with their sections.</summary>
    public static void Write(Utf8JsonWriter json, TableSpec spec)
    {
        json.WriteStartObject("sweep");
        json.WriteStartObject("datasets");
        foreach (var (name, dataset) in spec.Datasets)
        {
            json.WritePropertyName(name);
            SpecWriter.Write(json, dataset);
        }

        json.WriteEndObject();
        json.WriteNumber("split", spec.Split);
        json.WriteNumber("shuffle", spec.Shuffle);
        if (spec.WithoutNodes is { } nodes)
        {
            json.WriteStartObject("without");
            json.WriteNumber("nodes", nodes);
            json.WriteEndObject();
        }

        json.WriteNumber("orders", spec.Orders);
        json.WriteBoolean("validation", spec.Validates);
        json.WriteBoolean("train", spec.Trains);
        json.WriteEndObject();
        json.WriteNumber("folds", spec.Split == 0 ? 0 : spec.Folds);
        json.WriteNumber("seeds", spec.Seeds);
        json.WriteNumber("schedules", spec.Schedules);
        if (spec.Reference is { } reference)
        {
            WriteReference(json, reference);
        }

        WriteTargets(json, spec.Targets);
    }

    private static void WriteReference(Utf8JsonWriter json, ReferenceTable reference)
    {
        json.WriteStartObject("reference");
        json.WriteString("source", reference.Source);
        json.WriteStartObject("values");
        foreach (var model in reference.Values.GroupBy(value => value.Model))
        {
            json.WriteStartObject(model.Key);
            foreach (var regime in model.GroupBy(value => value.Regime))
            {
                if (regime.Key is { } key)
                {
                    json.WriteStartObject(key.Text());
                }

                foreach (var value in regime)
                {
                    json.WriteString(value.Dataset, string.Create(CultureInfo.InvariantCulture, $"{value.Mean:R} ± {value.Std:R}"));
                }

                if (regime.Key is not null)
                {
                    json.WriteEndObject();
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTargets(Utf8JsonWriter json, IReadOnlyList<TargetSpec> targets)
    {
        if (targets.Count == 0)
        {
            return;
        }

        json.WriteStartObject("targets");
        foreach (var model in targets.GroupBy(target => target.Model))
        {
            json.WriteStartObject(model.Key);
            foreach (var target in model)
            {
                json.WriteStartObject(target.Dataset);
                json.WriteNumber("value", target.Value);
                json.WriteBoolean("without", target.Without);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
