using Hogwild.Experiments;
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
                faults.Add(new ScenarioException(
                    item.Place.ToString(),
                    $"expected --plugin {Excerpt.Of(FromHere(path!, origin))} on the command line: the scenario needs the code in it, "
                        + "which runs only where that allows it"));
            }
        }

        faults.Throw();
    }

    /// <summary>Those that it names, and the others that were there.</summary>
    public static IReadOnlyList<InputFile> All(Scenario scenario, ScenarioOrigin origin) =>
    [
        .. scenario.Plugins,
        .. origin.Kinds.PlugIns.Where(plugIn => scenario.Plugins.All(file => file.FullPath != plugIn.Path)).Select(plugIn =>
            new InputFile(Path.GetRelativePath(origin.Folder, plugIn.Path).Replace('\\', '/'), plugIn.Path)),
    ];

    private static string FromHere(string path, ScenarioOrigin origin) =>
        Path.GetRelativePath(Environment.CurrentDirectory, Full(path, origin));

    private static string Full(string path, ScenarioOrigin origin) => Path.GetFullPath(Path.Combine(origin.Folder, path));
}
