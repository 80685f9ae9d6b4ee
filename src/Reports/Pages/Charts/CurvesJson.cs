using System.Text;
using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The data of the convergence chart. The standard encoder leaves no sign of markup in it: <c>&lt;</c> is <c>\u003C</c>.</summary>
internal static class CurvesJson
{
    /// <summary>The data.</summary>
    /// <param name="scenario">Whose colours and tolerance they are.</param>
    /// <param name="models">Whose lines.</param>
    public static string Of(Scenario scenario, IReadOnlyList<ModelResult> models)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteNumber("tolerance", Convergence.Log(scenario.Run.Tolerance));
            json.WriteStartArray("models");
            var colours = ModelColours.Of(scenario);
            foreach (var model in models)
            {
                json.WriteStartObject();
                json.WriteString("name", Escapes.Line(model.Model));
                json.WriteString("colour", colours[model.Model].ToHex()[..7]);
                json.WriteNumber("schedules", model.Asynchronous.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("views");
            WriteView(json, "virtual time", "s", PageCurves.OverTime(models));
            WriteView(json, "macro-iterations", string.Empty, PageCurves.OverMacroIterations(models));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteView(Utf8JsonWriter json, string name, string unit, IReadOnlyList<PageSeries> series)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("unit", unit);
        json.WriteStartArray("series");
        foreach (var line in series)
        {
            json.WriteStartObject();
            json.WriteNumber("model", line.Model);
            json.WriteString("kind", line.Kind);
            if (line.Replicate is { } replicate)
            {
                json.WriteNumber("replicate", replicate);
            }

            Write(json, "x", line.X, 7);
            Write(json, "y", line.Y, 5);
            Write(json, "low", line.Low, 5);
            Write(json, "high", line.High, 5);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, double[]? values, int digits)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteNumberValue(value == 0 ? 0 : Rounded(value, digits));
        }

        json.WriteEndArray();
    }

    // By way of decimal, so that no digits of rounding follow.
    private static decimal Rounded(double value, int digits)
    {
        var places = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15);
        return Math.Round((decimal)value, places) / 1.0000000000000000000000000000m;
    }
}
