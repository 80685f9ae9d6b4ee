using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Reads a whole scenario: its keys, what does not fit among them, and what comes of a value that is varied.</summary>
internal static class ScenarioReader
{
    private const int PlacesDepth = 3;

    /// <summary>Reads a scenario.</summary>
    /// <param name="root">Its tree.</param>
    /// <param name="origin">What it is read from.</param>
    /// <exception cref="ScenarioException">The tree is not a scenario; the message has a line a fault.</exception>
    public static Scenario Read(Node root, ScenarioOrigin origin)
    {
        var top = new Value(root, string.Empty);
        PlugInCheck.Require(top, origin);
        RenamedKeys.Refuse(top);
        var reader = new SpecReader(origin.Kinds, origin.Folder);
        if (!reader.Missing.Try(() => reader.Read<Scenario>(top), out var scenario))
        {
            AddMisfits(reader, top, reader.Missing);
            reader.Missing.Add(reader.Idle);
            reader.Missing.Add(reader.NotAllowed);
            reader.Missing.Try(() => NameOf(top, origin.Name), out _);
            if (reader.Whole.Select(item => item.Spec).OfType<VarySpec>().FirstOrDefault() is { } unread
                && !unread.Misfits(TimeSpan.FromTicks(1)).Any())
            {
                reader.Missing.Try(() => ReadVaried(root, unread, top, origin, reader.Missing), out _);
            }

            reader.Missing.Throw();
        }

        var faults = new FaultList();
        faults.Add(reader.NotAllowed);
        scenario = faults.Try(() => NameOf(top, origin.Name), out var name) ? scenario! with { Name = name } : scenario!;
        faults.Try(() => SpecPlaces.Checked(scenario, top, scenario.Step), out _);
        if (origin.IsWritten)
        {
            faults.Add(reader.Idle);
        }

        if (scenario.Vary is { } vary
            && !vary.Misfits(scenario.Step).Any()
            && faults.Try(() => ReadVaried(root, vary, top, origin, faults), out var varied))
        {
            faults.Throw();
            scenario = scenario with { Vary = vary with { Scenarios = varied } };
            SpecPlaces.Check(scenario, top, scenario.Step);
        }

        faults.Throw();
        if (origin.IsAsWritten)
        {
            UnusedParts.Of(scenario).Concat(IdleParts.Of(scenario)).ToList().ForEach(misfit =>
                faults.Add(top.Misfit(new SpecFault(string.Empty, misfit, null))));
        }

        faults.Throw();
        return Placed(scenario, top, origin);
    }

    private static string NameOf(Value top, string fileName)
    {
        if (top.Find("name") is { } written)
        {
            return written.Text() is var name && Kebab.Is(name) ? name : throw written.Expected(Kebab.Expected);
        }

        const string Expected = "expected the key 'name' where the file's name is not of lower-case letters, digits and hyphens";
        return Kebab.Is(fileName) ? fileName
            : throw new ScenarioException(top.Place.ToString(), $"{Expected}, found '{Excerpt.Of(fileName)}'");
    }

    private static Scenario Placed(Scenario scenario, Value top, ScenarioOrigin origin)
    {
        var places = new Dictionary<string, string>();
        AddPlaces(top, places, 1);
        return scenario with
        {
            Folder = origin.Folder,
            Plugins = PlugInCheck.All(scenario, origin),
            LoadedPlugIns = origin.Kinds.PlugIns,
            // What is found out from other options stays what it is where those are changed.
            Run = scenario.Run with { Sample = scenario.Run.Sample },
            Table = scenario.Table is { Split: > 0 } table ? table with { FoldCount = table.Folds } : scenario.Table,
            Places = places,
        };
    }

    /// <summary>Where not all can be read: what does not fit in the parts that can, and files that are missing elsewhere.</summary>
    private static void AddMisfits(SpecReader reader, Value top, FaultList faults)
    {
        var step = TimeSpan.FromMilliseconds(1);
        if (top.Find("step") is { } written && new FaultList().Try(() => written.Duration(2), out var given))
        {
            step = given;
        }

        foreach (var (spec, value) in reader.Whole)
        {
            faults.Try(() => SpecPlaces.Checked(spec, value, step), out _);
            if (spec is ModelSpec model && top.Find("table") is null)
            {
                ScenarioMisfits.OfRuns(model).ToList().ForEach(misfit => faults.Add(top.Misfit(new SpecFault(string.Empty, misfit, null))));
            }
        }
    }

    /// <summary>The scenarios of all combinations of values, each read as if it stood alone.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="vary">What is varied.</param>
    /// <param name="top">The tree as values.</param>
    /// <param name="origin">What it is read from.</param>
    /// <param name="known">What is wrong whatever the values are, which is not told again.</param>
    private static VariedScenario[] ReadVaried(Node root, VarySpec vary, Value top, ScenarioOrigin origin, FaultList known)
    {
        var inner = origin with { IsAsWritten = false };
        var (faults, varied) = (new FaultList(), new List<VariedScenario>());
        var told = known.Faults.Select(Problem).ToHashSet(StringComparer.Ordinal);
        foreach (var combination in Combinations(vary, top.Find("vary")!))
        {
            var copy = ((MappingNode)root).Without("vary", "ordering").CopyOf();
            try
            {
                Overrides.Apply(copy, combination);
                var values = combination.Select(item => item.Value).ToList();
                varied.Add(new VariedScenario(string.Join(", ", values), Read(copy, inner)) { Values = values });
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

    /// <summary>Every combination of values, those of the last parameter next to each other.</summary>
    private static IEnumerable<Override[]> Combinations(VarySpec vary, Value written)
    {
        IEnumerable<Override[]> combinations = [[]];
        foreach (var (number, parameter) in vary.Parameters.Index())
        {
            var section = written.IsList ? written.List("vary")[number]
                : number == 0 ? written : written.Find("and")!.List("and")[number - 1];
            List<Override> values =
            [
                .. parameter.Values.Zip(section.Find("values")!.List("values"), (value, item) =>
                    new Override(parameter.Path, value, item.Place.ToString()) { Folder = item.Folder }),
            ];
            combinations = combinations.SelectMany(before => values.Select(value => (Override[])[.. before, value]));
        }

        return combinations;
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
