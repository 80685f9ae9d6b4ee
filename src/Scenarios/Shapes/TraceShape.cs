using Hogwild.Experiments;
using Hogwild.Models;

namespace Hogwild.Scenarios;

/// <summary>The kinds of trace: measurements that lie in files, read with the scenario.</summary>
internal static class TraceShape
{
    private static readonly Key File = Key.Required("file", "the file");

    private static readonly Key Source = new("source", "where the file comes from, said to those who do not have it");

    /// <summary>The kinds.</summary>
    public static readonly IReadOnlyList<Shape> Kinds =
    [
        new(
            "delays",
            "delays between all pairs of nodes: a matrix, or a series of them; 0 off the diagonal was not measured",
            File with { Description = "a matrix, a row a line; with a * for the numbers of a series" },
            new Key("unit", "what the number 1 stands for", "1s"),
            new Key("scale", "what part of a number is the delay: 0.5 of a round trip", "1"),
            new Key("every", "how long a matrix of a series holds; after the last one it begins again", "1s"),
            Source),
        new(
            "deliveries",
            "probabilities of delivery",
            File with { Description = "lines of sender, receiver, probability" },
            new Key("first", "number of the first node in the file; smaller ones are left out", "0"),
            Source),
    ];

    /// <summary>Reads all traces.</summary>
    public static IReadOnlyList<TraceSpec> ReadAll(Value? value, string folder) =>
        Named.ReadAll(value, "traces by their names", (name, place, item) => Read(name, place, item, folder));

    private static TraceSpec Read(string name, string place, Value value, string folder)
    {
        var section = value.Kind(Kinds);
        var source = section.Find("source")?.Text();
        var file = section.Get("file");
        var paths = Find(file, folder, source);
        try
        {
            if (section.Shape.Name == "deliveries")
            {
                var first = section.Get("first").Whole(0);
                return new TraceSpec.Deliveries(name, place, file.Text(), source)
                {
                    First = first, Data = DeliveryFile.Read(paths[0], first),
                };
            }

            var (unit, scale, every) = (section.Get("unit").Duration(1), section.Get("scale").Positive(), section.Get("every").Duration(1));
            return new TraceSpec.Delays(name, place, file.Text(), source)
            {
                Unit = unit, Scale = scale, Every = every, Data = DelayFile.Read(paths, scale * unit.Ticks, every),
            };
        }
        catch (TextFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }
    }

    /// <summary>The files, those of a series in the order of their numbers.</summary>
    private static IReadOnlyList<string> Find(Value file, string folder, string? source)
    {
        var full = Path.GetFullPath(Path.Combine(folder, file.Text("the path of a file")));
        var (parent, name) = (Path.GetDirectoryName(full)!, Path.GetFileName(full));
        if (!name.Contains('*', StringComparison.Ordinal))
        {
            return System.IO.File.Exists(full) ? [full] : throw Missing();
        }

        var found = Directory.Exists(parent) ? Directory.GetFiles(parent, name) : [];
        var cut = name.IndexOf('*', StringComparison.Ordinal);
        return found.Length == 0 ? throw Missing() : [.. found
            .Select(path => (Path: path, Middle: Path.GetFileName(path)[cut..^(name.Length - cut - 1)]))
            .OrderBy(item => item.Middle.Length).ThenBy(item => item.Middle, StringComparer.Ordinal).Select(item => item.Path)];

        ScenarioException Missing()
        {
            var what = source is null ? "a file that exists (relative to the scenario)" : $"a copy of {source}";
            return file.Expected($"{what}, named by --set {file.Path}=PATH,");
        }
    }
}
