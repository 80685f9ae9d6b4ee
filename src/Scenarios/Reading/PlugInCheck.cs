using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>Plug-ins that a scenario names: their code runs only where whoever runs the scenario has allowed it.</summary>
internal static class PlugInCheck
{
    /// <summary>Refuses a scenario that needs others than were allowed, before its kinds are looked up.</summary>
    /// <exception cref="ScenarioException">It does; the message says how to allow them.</exception>
    public static void Require(Value top, ScenarioOrigin origin)
    {
        var faults = new FaultList();
        foreach (var item in top.Find("plugins") is { IsList: true } named ? named.List("a list of files") : [])
        {
            if (faults.Try(() => item.PathText(origin.Folder), out var path)
                && !origin.Kinds.PlugIns.Any(plugIn => plugIn.Path == Full(path, origin)))
            {
                faults.Add(new ScenarioException(item.Place.ToString(), Expected(Full(path!, origin))));
            }
        }

        faults.Throw();
    }

    /// <summary>Adds a fault where a rule runs a script that was not allowed.</summary>
    /// <param name="spec">What was read.</param>
    /// <param name="value">From what.</param>
    /// <param name="plugIns">What was allowed.</param>
    /// <param name="faults">Receives the fault.</param>
    public static void AddScript(object spec, Value value, IReadOnlyList<PlugIn> plugIns, FaultList faults)
    {
        if (spec is RuleSpec { Code: { } code } && !plugIns.Any(plugIn => plugIn.Path == code.FullPath))
        {
            var option = Kind.Of(spec.GetType()).Options.First(option => code.Equals(option.In(spec)));
            faults.Add(new ScenarioException((value.Find(option.Name) ?? value).Place.ToString(), Expected(code.FullPath)));
        }
    }

    /// <summary>Those that it names, and the others that were there.</summary>
    public static IReadOnlyList<InputFile> All(Scenario scenario, ScenarioOrigin origin) =>
    [
        .. scenario.Plugins,
        .. origin.Kinds.PlugIns.Where(plugIn => scenario.Plugins.All(file => file.FullPath != plugIn.Path)).Select(plugIn =>
            new InputFile(Path.GetRelativePath(origin.Folder, plugIn.Path).Replace('\\', '/'), plugIn.Path)),
    ];

    private static string Expected(string path) =>
        $"expected --plugin {Excerpt.Of(Path.GetRelativePath(Environment.CurrentDirectory, path))} on the command line: the scenario needs "
            + "the code in it, which runs only where that allows it";

    private static string Full(string path, ScenarioOrigin origin) => Path.GetFullPath(Path.Combine(origin.Folder, path));
}
