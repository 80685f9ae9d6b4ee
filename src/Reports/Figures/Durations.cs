using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>In which unit a figure shows virtual time.</summary>
internal static class Durations
{
    /// <summary>The unit in which the longest duration has few digits: s, ms or µs.</summary>
    public static Unit UnitOf(long longest) => longest switch
    {
        >= Ticks.PerSecond => new Unit("s", Ticks.PerSecond),
        >= Ticks.PerSecond / 1000 => new Unit("ms", Ticks.PerSecond / 1000),
        _ => new Unit("µs", Ticks.PerSecond / 1_000_000),
    };

    /// <summary>A unit.</summary>
    /// <param name="Name">How axes name it.</param>
    /// <param name="Length">How many ticks it is.</param>
    internal readonly record struct Unit(string Name, long Length)
    {
        /// <summary>A duration in it.</summary>
        public double Of(double ticks) => ticks / Length;
    }
}
