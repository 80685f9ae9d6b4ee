using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hogwild.Simulation;

/// <summary>
/// Schedules on disk: JSON Lines. A header, one line per decision (t in ticks of 100 ns, n the node, r the version read per in-arc, x which
/// exchange, where it is not both; o and w, where own states are not the newest or reads are torn), one per change of the world
/// (<see cref="WorldChange"/>), and a trailer.
/// </summary>
public static class ScheduleFile
{
    /// <summary>The name of the format, in every header.</summary>
    public const string Format = "hogwild-schedule";

    /// <summary>
    /// The newest version of the format that this library reads. It writes the oldest one that can say what there is to say.
    /// </summary>
    public const int Version = 3;

    private const int MostNodes = 100_000_000;
    private const int FewNodes = 10_000_000;

    private const string NoHeader = $"expected the header of a schedule: {{\"format\":\"{Format}\",…}}";

    /// <summary>Writes <paramref name="schedule"/>: the same bytes for the same schedule.</summary>
    public static void Write(Schedule schedule, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(HeaderLine(
            schedule.Header, schedule.Changes.Count > 0 ? Version : schedule.Tears || schedule.RestartsOrLags ? 2 : 1));
        var (line, change) = (new StringBuilder(), 0);
        for (var index = 0; index < schedule.Count; index++)
        {
            WriteChanges(schedule[index].Time);
            WriteDecision(line.Clear(), schedule[index]);
            writer.WriteLine(line.ToString());
        }

        WriteChanges(Ticks.Never);

        var trailer = schedule.Trailer;
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"count\":{trailer.Count},\"fingerprint\":\"{trailer.Fingerprint:x16}\",\"staleness\":{trailer.DeepestStaleness}}}"));

        void WriteChanges(long until)
        {
            for (; change < schedule.Changes.Count && schedule.Changes[change].Time <= until; change++)
            {
                writer.WriteLine(ChangeLines.Write(schedule.Changes[change]));
            }
        }
    }

    /// <summary>Reads a schedule.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ScheduleFormatException">
    /// It is not a schedule, is of a newer version, is cut short, or does not add up to its own fingerprint.
    /// </exception>
    public static Schedule Read(string path) => Read(path, () => new TextLines(path), () => new FileInfo(path).Length);

    /// <summary>Reads a schedule that is not a file, such as one that was packed.</summary>
    /// <param name="stream">The same bytes as such a file has; closed at the end.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="ScheduleFormatException">As <see cref="Read(string)"/>.</exception>
    public static Schedule Read(Stream stream, string name) => Read(name, () => new TextLines(stream), () => MostNodes);

    private static Schedule Read(string path, Func<TextLines> open, Func<long> length)
    {
        ScheduleBuilder? builder = null;
        Schedule? schedule = null;
        using var lines = Said(path, open);
        while (Said(path, lines.Next) is { } line)
        {
            if (schedule is not null)
            {
                throw new ScheduleFormatException(path, lines.Number, 1, "expected the end of the file after the trailer");
            }

            try
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement;
                if (builder is null)
                {
                    builder = new ScheduleBuilder(Plausible(ReadHeader(root), length()));
                }
                else if (root.TryGetProperty("count", out _))
                {
                    schedule = Check(builder.Build(), root);
                }
                else if (root.TryGetProperty(ChangeLines.Key, out _))
                {
                    builder.Add(ChangeLines.Read(root, builder.Header.NodeCount, builder.LastChange, builder.LastTime));
                }
                else
                {
                    AddDecision(builder, root);
                }
            }
            catch (Exception exception) when (IsOfFormat(exception))
            {
                var problem = exception is ScheduleException ? exception.Message
                    : builder is null ? NoHeader
                    : "expected a decision {\"t\":…,\"n\":…,\"r\":[…]} or the trailer {\"count\":…,\"fingerprint\":…,\"staleness\":…}";
                throw new ScheduleFormatException(path, lines.Number, ColumnOf(exception), problem);
            }
        }

        return schedule
            ?? throw new ScheduleFormatException(path, lines.Number + 1, 1, "expected the trailer; the file has been cut short");
    }

    /// <summary>Reads what a schedule says of itself and of its graph, and nothing of its decisions.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ScheduleFormatException">It is not a schedule, or is of a newer version.</exception>
    public static ScheduleHeader ReadHeader(string path)
    {
        try
        {
            using var lines = Said(path, () => new TextLines(path));
            using var json = JsonDocument.Parse(Said(path, lines.Next) ?? string.Empty);
            return ReadHeader(json.RootElement);
        }
        catch (Exception exception) when (IsOfFormat(exception) && exception is not ScheduleFormatException)
        {
            throw new ScheduleFormatException(
                path, 1, ColumnOf(exception), exception is ScheduleException ? exception.Message : NoHeader);
        }
    }

    private static bool IsOfFormat(Exception exception) =>
        exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException;

    private static int ColumnOf(Exception exception) =>
        exception is JsonException { BytePositionInLine: >= 0 and < int.MaxValue and var bytes } ? (int)bytes + 1 : 1;

    private static T Said<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TextLineException error)
        {
            throw new ScheduleFormatException(path, error.Line, error.Column, error.Message);
        }
    }

    private static void WriteDecision(StringBuilder line, in Decision decision)
    {
        line.Append(CultureInfo.InvariantCulture, $"{{\"t\":{decision.Time},\"n\":{decision.Node},\"r\":");
        WriteList(line, decision.Read);
        if (decision.Exchange != Exchange.Both)
        {
            line.Append(decision.Exchange == Exchange.State ? ",\"x\":\"state\"" : ",\"x\":\"messages\"");
        }

        if (decision.OwnLag != 0)
        {
            line.Append(CultureInfo.InvariantCulture, $",\"o\":{decision.OwnLag}");
        }

        if (decision.Torn.Length > 0)
        {
            line.Append(",\"w\":");
            WriteList(line, decision.Torn);
        }

        line.Append('}');
    }

    private static void WriteList(StringBuilder line, ReadOnlySpan<int> versions)
    {
        line.Append('[');
        for (var k = 0; k < versions.Length; k++)
        {
            line.Append(k == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{versions[k]}");
        }

        line.Append(']');
    }

    private static string HeaderLine(ScheduleHeader header, int version)
    {
        var line = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{{\"format\":\"{Format}\",\"version\":{version},\"graph\":\"{header.GraphHash:x16}\"," +
            $"\"nodes\":{header.NodeCount},\"arcs\":{header.ArcCount}");
        foreach (var (key, value) in header.Origin)
        {
            line.Append(CultureInfo.InvariantCulture, $",\"{JsonEncodedText.Encode(key)}\":\"{JsonEncodedText.Encode(value)}\"");
        }

        return line.Append('}').ToString();
    }

    private static ScheduleHeader ReadHeader(JsonElement root)
    {
        var format = root.GetProperty("format").GetString();
        if (format != Format)
        {
            throw new ScheduleException($"expected format {Format}, found {Excerpt.Of(format ?? "nothing")}");
        }

        var version = root.GetProperty("version").GetInt32();
        if (version is < 1 or > Version)
        {
            throw new ScheduleException(
                $"expected version {Version} of the format at most, found {version}: a newer Hogwild wrote this file");
        }

        if (root.GetProperty("nodes").GetInt32() is < 0 or > MostNodes || root.GetProperty("arcs").GetInt32() < 0)
        {
            throw new ScheduleException($"expected 0 to {MostNodes} nodes, and a number of arcs that is not negative");
        }

        string[] known = ["format", "version", "graph", "nodes", "arcs"];
        return new ScheduleHeader(
            Hash(root.GetProperty("graph")),
            root.GetProperty("nodes").GetInt32(),
            root.GetProperty("arcs").GetInt32(),
            [.. root.EnumerateObject().Where(member => !known.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.String)
                .Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!))]);
    }

    /// <summary>What is made for every node is not made for more nodes than could act in the file, unless they are few.</summary>
    private static ScheduleHeader Plausible(ScheduleHeader header, long bytes) => header.NodeCount <= Math.Max(FewNodes, bytes) ? header
        : throw new ScheduleException(string.Create(
            CultureInfo.InvariantCulture, $"expected as many nodes as a file of {bytes} bytes can be about, found {header.NodeCount}"));

    private static void AddDecision(ScheduleBuilder builder, JsonElement root)
    {
        var exchange = !root.TryGetProperty("x", out var x) ? Exchange.Both : x.GetString() switch
        {
            "state" => Exchange.State,
            "messages" => Exchange.Messages,
            var other => throw new ScheduleException($"expected x to be state or messages, found {Excerpt.Of(other ?? "nothing")}"),
        };
        var node = root.GetProperty("n").GetInt32();
        if (node < 0 || node >= builder.Header.NodeCount)
        {
            throw new ScheduleException($"expected a node from 0 to {builder.Header.NodeCount - 1}, found {node}");
        }

        var time = root.GetProperty("t").GetInt64();
        if (time < 1 || time < builder.LastTime || time <= builder.LastTimeOf(node))
        {
            throw new ScheduleException(
                $"expected t from 1 on, not before the previous decision and after the node's own last one, found {time}");
        }

        var lag = root.TryGetProperty("o", out var own) ? own.GetInt32() : 0;
        if (lag < 0)
        {
            throw new ScheduleException(
                $"expected o, how many versions behind its newest state a node goes on from, to be 0 or more, found {lag}");
        }

        int[] read = List(root.GetProperty("r"));
        builder.Add(new Activation { Node = node, Time = time, Exchange = exchange, OwnLag = lag }, read, 0);
        if (root.TryGetProperty("w", out var w))
        {
            int[] torn = List(w);
            if (read.Length == 0 ? torn.Length > 0 : torn.Length % read.Length != 0)
            {
                throw new ScheduleException(
                    $"expected w to have equally many versions for each of {read.Length} in-arcs, found {torn.Length}");
            }

            builder.AddTorn(torn, 0);
        }
    }

    private static int[] List(JsonElement list) => [.. list.EnumerateArray().Select(version => version.GetInt32())];

    private static Schedule Check(Schedule read, JsonElement trailer)
    {
        var count = trailer.GetProperty("count").GetInt32();
        if (count != read.Count)
        {
            throw new ScheduleException($"expected {count} decisions as the trailer says, found {read.Count}");
        }

        var fingerprint = Hash(trailer.GetProperty("fingerprint"));
        if (fingerprint != read.Trailer.Fingerprint)
        {
            throw new ScheduleException(
                $"expected fingerprint {fingerprint:x16}, found {read.Trailer.Fingerprint:x16}: the file has been changed");
        }

        return read.With(read.Trailer with { DeepestStaleness = trailer.GetProperty("staleness").GetInt64() });
    }

    private static ulong Hash(JsonElement element)
    {
        var text = element.GetString() ?? string.Empty;
        return ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash) ? hash
            : throw new ScheduleException($"expected a hash of 1 to 16 hexadecimal digits, found '{Excerpt.Of(text)}'");
    }
}
