using System.Globalization;
using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>Writes published numbers by model, regime where there is one, and data set.</summary>
internal static class ReferenceWriter
{
    /// <summary>Writes them as one JSON object.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<ReferenceValue> values)
    {
        json.WriteStartObject();
        foreach (var model in values.GroupBy(value => value.Model))
        {
            json.WriteStartObject(model.Key);
            foreach (var regime in model.GroupBy(value => value.Regime))
            {
                if (regime.Key is { } key)
                {
                    json.WriteStartObject(key.Text());
                }

                foreach (var (_, dataset, _, number) in regime)
                {
                    json.WriteString(dataset, number.Std is { } std
                        ? string.Create(CultureInfo.InvariantCulture, $"{number.Mean:R} ± {std:R}")
                        : string.Create(CultureInfo.InvariantCulture, $"{number.Mean:R}"));
                }

                if (regime.Key is not null)
                {
                    json.WriteEndObject();
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
