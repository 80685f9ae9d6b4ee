using System.Text;
using System.Text.Json;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>The data of the timeline: what happened in the window of some schedules. Times are in seconds.</summary>
internal static class TimelinesJson
{
    /// <summary>More activations, and more messages, than these are not shown of one schedule.</summary>
    public const int MostEvents = 2_000;

    /// <summary>
    /// When what is shown of a schedule ends: with the window, or where one of both lists would be too long. Neither goes on alone, which
    /// would look like a network that is silent or dead.
    /// </summary>
    public static long EndOf(Timeline timeline)
    {
        var acts = timeline.Activations.Select(activation => activation.Time).Order().Skip(MostEvents).Append(timeline.To).First();
        var sends = timeline.Messages.Select(message => message.Sent).Order().Skip(MostEvents).Append(timeline.To).First();
        return Math.Min(acts, sends);
    }

    /// <summary>The data, without a sign of markup in it.</summary>
    public static string Of(IReadOnlyList<Timeline> timelines)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("unused", LineKind.Unused.DashText);
            json.WriteString("lost", LineKind.Single.DashText);
            List(json, "timelines", timelines, timeline => Write(json, timeline));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Timeline timeline)
    {
        json.WriteStartObject();
        json.WriteString("title", Escapes.Line(timeline.Title));
        json.WriteNumber("from", Ticks.ToSeconds(timeline.From));
        json.WriteNumber("to", Ticks.ToSeconds(timeline.To));
        var end = EndOf(timeline);
        var isWhole = end == timeline.To;
        json.WriteNumber("shown", Ticks.ToSeconds(end));
        json.WriteNumber("acts", timeline.Activations.Count);
        json.WriteNumber("sends", timeline.Messages.Count);
        json.WriteNumber("of", timeline.NodeCount);
        List(json, "nodes", timeline.Nodes, node => json.WriteNumberValue(node));
        List(json, "activations", timeline.Activations.Where(item => isWhole || item.Time < end), activation =>
            Numbers(json, activation.Node, Ticks.ToSeconds(activation.Time)));
        List(json, "messages", timeline.Messages.OrderBy(message => message.Sent).Where(item => isWhole || item.Sent < end), message =>
            Numbers(json, message.Source, message.Target, Ticks.ToSeconds(message.Sent), Ticks.ToSeconds(message.End), (int)message.Fate));
        List(json, "faults", timeline.Faults, fault =>
            Numbers(json, fault.Node, Ticks.ToSeconds(fault.From), Ticks.ToSeconds(Math.Min(fault.To, timeline.To))));
        List(json, "arcs", timeline.ArcFaults, fault => Numbers(
            json, fault.Source, fault.Target, fault.IsHold ? 1 : 0, Ticks.ToSeconds(Math.Max(fault.From, timeline.From)),
            Ticks.ToSeconds(Math.Min(fault.To, timeline.To))));
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string key, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(key);
        items.ToList().ForEach(write);
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, params ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray();
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
