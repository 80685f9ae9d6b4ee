using Hogwild.Experiments;

namespace Hogwild.Scenarios;

/// <summary>Keys of earlier versions, for which a scenario is told what they are called now.</summary>
internal static class RenamedKeys
{
    private const string Sweep = "sweep";
    private static readonly string[] BesideSweep = ["folds", "seeds", "schedules", "reference", "targets"];
    private static readonly string[] InSweep = ["split", "shuffle", "without", "orders", "validation", "train"];

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
        foreach (var (key, place, value) in top.Entries("a mapping"))
        {
            if (BesideSweep.Contains(key))
            {
                faults.Add(Renamed(place, $"the key 'table.{key}', as it is called now,", key));
            }
            else if (key == Sweep && value.IsMapping && value.Find("over") is null)
            {
                faults.Add(Renamed(
                    place, "the key 'over' in 'sweep', or the key 'table', as tables over data sets are called now,", key));
            }
            else if (key == Sweep && value.IsMapping)
            {
                value.Entries("a mapping").Where(inner => InSweep.Contains(inner.Key)).ToList().ForEach(inner =>
                    faults.Add(Renamed(inner.Place, $"the key 'table.{inner.Key}', as it is called now,", inner.Key)));
            }
        }

        faults.Throw();
    }

    private static ScenarioException Renamed(Place place, string expected, string key) =>
        new(place.ToString(), $"expected {expected} found '{key}'");
}
