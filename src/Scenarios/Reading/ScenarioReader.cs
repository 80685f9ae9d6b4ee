using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Reads a whole scenario: its keys, what does not fit among them, and what comes of a value that is varied.</summary>
internal static class ScenarioReader
{
    private const int PlacesDepth = 3;

    /// <summary>Reads a scenario.</summary>
    /// <param name="root">Its tree.</param>
    /// <param name="fileName">The file's name without extension.</param>
    /// <param name="folder">The folder that paths start from.</param>
    /// <param name="kinds">The kinds that can be named.</param>
    /// <exception cref="ScenarioException">The tree is not a scenario; the message has a line a fault.</exception>
    public static Scenario Read(Node root, string fileName, string folder, KindRegistry kinds)
    {
        var top = new Value(root, string.Empty);
        var reader = new SpecReader(kinds, folder);
        // Where reading fails nobody goes on to look for files, so those that are missing are told with it.
        if (!reader.Missing.Try(() => reader.Read<Scenario>(top), out var scenario))
        {
            reader.Missing.Throw();
        }

        if (scenario!.Name.Length == 0)
        {
            if (top.Find("name") is { } written)
            {
                throw written.Expected(Kebab.Expected);
            }

            const string Expected = "expected the key 'name' where the file's name is not of lower-case letters, digits and hyphens";
            scenario = Kebab.Is(fileName) ? scenario with { Name = fileName }
                : throw new ScenarioException(top.Place.ToString(), $"{Expected}, found '{fileName}'");
        }

        SpecPlaces.Check(scenario, top, scenario.Step);
        if (scenario.Vary is { } vary)
        {
            var varied = ReadVaried((MappingNode)root, vary, top, tree => Read(tree, scenario.Name, folder, kinds));
            scenario = scenario with { Vary = vary with { Scenarios = varied } };
            SpecPlaces.Check(scenario, top, scenario.Step);
        }

        var places = new Dictionary<string, string>();
        AddPlaces(top, places, 1);
        return scenario with
        {
            Folder = folder,
            // What is found out from other options stays what it is where those are changed.
            Run = scenario.Run with { Sample = scenario.Run.Sample },
            Tables = scenario.Tables is { Sweep.Split: > 0 } tables ? tables with { FoldCount = tables.Folds } : scenario.Tables,
            Places = places,
        };
    }

    private static VariedScenario[] ReadVaried(MappingNode root, VarySpec vary, Value top, Func<MappingNode, Scenario> read)
    {
        var (faults, varied, told) = (new FaultList(), new List<VariedScenario>(), new HashSet<string>());
        var written = top.Find("vary")!.Find("values")!.List("values");
        foreach (var (value, place) in vary.Values.Zip(written, (value, item) => (value, item.Place)))
        {
            var copy = (MappingNode)root.Copy();
            copy.Entries.RemoveAll(entry => entry.Key is "vary" or "ordering");
            try
            {
                Overrides.Apply(copy, [new Override(vary.Path, value, place.ToString())]);
                varied.Add(new VariedScenario(value, read(copy)));
            }
            catch (ScenarioException error)
            {
                // What is wrong with every value is told at the first.
                faults.Add(new ScenarioException([.. error.Faults.Where(fault => told.Add(Problem(fault)))]));
            }
        }

        faults.Throw();
        return [.. varied];
    }

    /// <summary>A fault without its place.</summary>
    private static string Problem(string fault) => fault[Math.Max(0, fault.IndexOf(": expected", StringComparison.Ordinal))..];

    /// <summary>Where values were written, by their keys joined by dots, down to the third key.</summary>
    private static void AddPlaces(Value value, Dictionary<string, string> places, int depth)
    {
        foreach (var (_, _, inner) in value.Entries("a mapping"))
        {
            places[inner.Path] = inner.Place.ToString();
            if (inner.IsMapping && depth < PlacesDepth)
            {
                AddPlaces(inner, places, depth + 1);
            }
        }
    }
}
