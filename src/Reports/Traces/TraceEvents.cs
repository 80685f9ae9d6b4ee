using System.Text.Json;

namespace Hogwild.Reports;

/// <summary>
/// Events of the Trace Event Format, one object each. What Perfetto makes of them: complete events (<c>X</c>) are slices of a thread and
/// must nest; a flow (<c>s</c> to <c>f</c>) joins the slices that are open on the two threads when its ends are read, so an end stands
/// after its slice in the file and has its time; an end binds to the slice around it by <c>bp: e</c>; both ends have one category,
/// name and id.
/// </summary>
/// <param name="json">Receives the events, inside an array.</param>
internal sealed class TraceEvents(Utf8JsonWriter json)
{
    private const decimal TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <summary>The name of a process, or of a thread.</summary>
    public void Name(string what, int process, int? thread, string name)
    {
        Begin(what, "M", category: null, process, thread, time: null);
        json.WriteStartObject("args");
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A slice: from a time, for a time, with what is shown when it is clicked.</summary>
    public void Slice(string name, string category, int process, int thread, long time, long length, Action<Utf8JsonWriter>? args)
    {
        Begin(name, "X", category, process, thread, time);
        json.WriteNumber("dur", length / TicksPerMicrosecond);
        if (args is not null)
        {
            json.WriteStartObject("args");
            args(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>A point of a thread.</summary>
    public void Instant(string name, string category, int process, int thread, long time)
    {
        Begin(name, "i", category, process, thread, time);
        json.WriteString("s", "t");
        json.WriteEndObject();
    }

    /// <summary>Where a message leaves: at the beginning of the slice that was written last on this thread.</summary>
    public void FlowStart(long id, int process, int thread, long time)
    {
        Begin("message", "s", "message", process, thread, time);
        json.WriteNumber("id", id);
        json.WriteEndObject();
    }

    /// <summary>Where a message is read: at the beginning of the slice that was written last on this thread.</summary>
    public void FlowEnd(long id, int process, int thread, long time)
    {
        Begin("message", "f", "message", process, thread, time);
        json.WriteString("bp", "e");
        json.WriteNumber("id", id);
        json.WriteEndObject();
    }

    private void Begin(string name, string phase, string? category, int process, int? thread, long? time)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("ph", phase);
        if (category is not null)
        {
            json.WriteString("cat", category);
        }

        json.WriteNumber("pid", process);
        if (thread is { } number)
        {
            json.WriteNumber("tid", number);
        }

        if (time is { } ticks)
        {
            json.WriteNumber("ts", ticks / TicksPerMicrosecond);
        }
    }
}
