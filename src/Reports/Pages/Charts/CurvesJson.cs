using System.Text;
using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// The data of the convergence chart: what lines look like, models, axes, and the lines of every group on every axis. The standard encoder
/// leaves no sign of markup in it: <c>&lt;</c> is <c>\u003C</c>.
/// </summary>
internal static class CurvesJson
{
    // Lines mean by their looks what they mean in figures.
    private static readonly (string Name, LineKind Kind)[] Kinds =
    [
        ("median", LineKind.Asynchronous), ("replicate", LineKind.Single), ("synchronous", LineKind.Synchronous),
        ("certified", LineKind.Guaranteed), ("tolerance", LineKind.Reference),
    ];

    /// <summary>The data.</summary>
    /// <param name="scenario">Whose colours they are.</param>
    /// <param name="groups">Whose lines.</param>
    public static string Of(Scenario scenario, IReadOnlyList<CurveGroup> groups)
    {
        List<string> names = [.. groups.SelectMany(group => group.Models).Select(model => model.Model).Distinct()];
        var (times, counts) = (PageCurves.OverTime(groups, names), PageCurves.OverMacroIterations(groups, names));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            WriteKinds(json);
            List(json, "models", names, name => WriteModel(json, scenario, name));
            List(json, "axes", [("virtual time", "s"), ("macro-iterations", string.Empty)], axis =>
            {
                json.WriteString("name", axis.Item1);
                json.WriteString("unit", axis.Item2);
            });
            List(json, "groups", groups.Index(), group =>
            {
                json.WriteString("name", Escapes.Line(group.Item.Name));
                json.WriteNumber("tolerance", Convergence.Log(group.Item.Scenario.Run.Tolerance));
                json.WriteNumber("schedules", group.Item.Models.Max(model => (int?)model.Asynchronous.Count) ?? 0);
                if (PageCurves.FloorOf(group.Item) is { } floor)
                {
                    json.WriteNumber("floor", floor);
                }

                json.WriteStartArray("lines");
                WriteLines(json, times[group.Index]);
                WriteLines(json, counts[group.Index]);
                json.WriteEndArray();
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteKinds(Utf8JsonWriter json)
    {
        json.WriteStartObject("kinds");
        foreach (var (name, kind) in Kinds)
        {
            json.WriteStartObject(name);
            json.WriteNumber("width", kind.Width);
            json.WriteString("dashes", kind.DashText);
            json.WriteString("words", LineKind.InWords(kind.Dashes, kind.Width));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter json, Scenario scenario, string name)
    {
        // In colour whatever figures are: greys for white paper would not be seen in the dark.
        var colours = new ModelColours([.. scenario.Models.Select(model => model.Name)]);
        json.WriteString("name", Escapes.Line(name));
        json.WriteString("colour", colours[name].ToHex()[..7]);
        json.WriteString("marker", colours.MarkerOf(name).ToString());
    }

    private static void List<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLines(Utf8JsonWriter json, IReadOnlyList<PageSeries> series)
    {
        json.WriteStartArray();
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
