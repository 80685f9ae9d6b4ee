using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>Keys of earlier versions, for which a scenario is told what they are called now.</summary>
internal static class RenamedKeys
{
    private static readonly string[] BesideSweep = ["folds", "seeds", "schedules", "reference", "targets"];

    /// <summary>Refuses a scenario that has some.</summary>
    /// <param name="top">The scenario.</param>
    /// <exception cref="ScenarioException">It has; the message has a line a key. What else may be wrong follows from them.</exception>
    public static void Refuse(Value top)
    {
        if (!top.IsMapping)
        {
            return;
        }

        var faults = new FaultList();
        foreach (var (key, place, _) in top.Entries("a mapping"))
        {
            if (key == "sweep")
            {
                faults.Add(Renamed(place, "the key 'table', as it is called now,", key));
            }
            else if (BesideSweep.Contains(key))
            {
                faults.Add(Renamed(place, $"the key 'table.{key}', as it is called now,", key));
            }
        }

        faults.Throw();
    }

    private static ScenarioException Renamed(Place place, string expected, string key) =>
        new(place.ToString(), $"expected {expected} found '{key}'");
}
