using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What time is on an axis: virtual, or, where runs really happened, that of the wall, up to the end of the longest one.</summary>
internal static class TimeAxis
{
    /// <summary>What the axis is called.</summary>
    public static string Label(Scenario scenario) => scenario.Engine is EngineSpec.Real ? "time by the wall clock (s)" : "virtual time (s)";

    /// <summary>Where it ends, in seconds.</summary>
    public static double End(Scenario scenario, IEnumerable<ModelResult> models) => scenario.Engine is not EngineSpec.Real
        ? scenario.Run.Until.TotalSeconds
        : models.SelectMany(model => model.Asynchronous).Select(run => run.Samples[^1].Time / (double)TimeSpan.TicksPerSecond)
            .DefaultIfEmpty(scenario.Run.Until.TotalSeconds).Max();
}
