using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Reads a whole scenario: its keys, what does not fit among them, and the cells of what is swept.</summary>
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
        var reader = new SpecReader(origin.Kinds, origin.Folder, origin.Traces);
        if (!reader.Missing.Try(() => reader.Read<Scenario>(top), out var scenario))
        {
            AddMisfits(reader, top, reader.Missing);
            reader.Missing.Add(reader.Idle);
            reader.Missing.Add(reader.NotAllowed);
            reader.Missing.Try(() => NameOf(top, origin.Name), out _);
            var parts = reader.Whole.Select(item => item.Spec).ToList();
            var unread = (parts.OfType<VarySpec>().FirstOrDefault(), parts.OfType<SweepSpec>().FirstOrDefault());
            reader.Missing.Try(() => Cells(root, top, origin, unread, null, reader.Missing), out _);
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

        var asked = (scenario.Vary, scenario.Sweep);
        if (faults.Try(() => Cells(root, top, origin, asked, scenario, faults), out var cells) && cells is not null)
        {
            faults.Throw();
            scenario = scenario with { Swept = cells };
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

    /// <summary>The cells of what is swept or varied; null where nothing is, or where that itself does not fit.</summary>
    private static SweptCells? Cells(
        Node root, Value top, ScenarioOrigin origin, (VarySpec? Vary, SweepSpec? Sweep) asked, Scenario? scenario, FaultList known)
    {
        var reader = new SweepReader(root, top, tree => Read(tree, origin with { IsAsWritten = false }));
        return asked switch
        {
            ({ } vary, null) when !SpecCheck.Of(vary, TimeSpan.FromTicks(1)).Any() => reader.Read(vary, known),
            (null, { } sweep) when !SpecCheck.Of(sweep, TimeSpan.FromTicks(1)).Any() => reader.Read(sweep, scenario, known),
            _ => null,
        };
    }

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
