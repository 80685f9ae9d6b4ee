using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hogwild.Simulation;

/// <summary>Changes of the world in schedule files: a line each, before the first decision that meets it.</summary>
internal static class ChangeLines
{
    /// <summary>The key that says that a line is a change; its value is the instant.</summary>
    public const string Key = "c";

    private const string Gone = "gone";
    private const string Back = "back";
    private const string Left = "left";
    private const string Joined = "joined";
    private const string What = "expected a change {\"c\":…,\"gone\":[[…,…],…],\"back\":[…],\"left\":[…],\"joined\":[…]}";

    /// <summary>The line of a change; lists that are empty are left out.</summary>
    public static string Write(WorldChange change)
    {
        var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{{\"{Key}\":{change.Time}");
        WriteList(Gone, change.Gone, Pair);
        WriteList(Back, change.Back, Pair);
        WriteList(Left, change.Left, Number);
        WriteList(Joined, change.Joined, Number);
        return line.Append('}').ToString();

        void WriteList<T>(string name, IReadOnlyList<T> items, Func<T, string> text)
        {
            if (items.Count > 0)
            {
                line.Append(CultureInfo.InvariantCulture, $",\"{name}\":[{string.Join(',', items.Select(text))}]");
            }
        }

        static string Pair((int Source, int Target) arc) => string.Create(CultureInfo.InvariantCulture, $"[{arc.Source},{arc.Target}]");
        static string Number(int node) => node.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a line.</summary>
    /// <param name="root">The line.</param>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="before">The change before it; null for none.</param>
    /// <param name="last">The instant of the decision before it, in ticks; 0 for none.</param>
    /// <exception cref="ScheduleException">It is out of order, or names nodes that are not there.</exception>
    public static WorldChange Read(JsonElement root, int nodes, WorldChange? before, long last)
    {
        var time = root.GetProperty(Key).GetInt64();
        if (time <= (before?.Time ?? -1) || (last > 0 && time <= last))
        {
            throw new ScheduleException($"expected c, the instant of a change, after those of all lines before it, found {time}");
        }

        return new WorldChange(time)
        {
            Gone = List(Gone, Arc), Back = List(Back, Arc), Left = List(Left, Node), Joined = List(Joined, Node),
        };

        T[] List<T>(string name, Func<JsonElement, T> item) =>
            root.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item)] : [];

        (int Source, int Target) Arc(JsonElement item) =>
            item.GetArrayLength() == 2 ? (Node(item[0]), Node(item[1])) : throw new ScheduleException(What);

        int Node(JsonElement item) => item.GetInt32() is var node && node >= 0 && node < nodes ? node
            : throw new ScheduleException($"expected nodes from 0 to {nodes - 1} in a change, found {node}");
    }
}
