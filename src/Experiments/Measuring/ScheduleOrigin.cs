using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>What the header of a recorded schedule says about where it comes from.</summary>
internal static class ScheduleOrigin
{
    public const string Model = "model";
    public const string RegimeKey = "regime";
    public const string Replicate = "replicate";
    public const string Stopped = "stopped";

    /// <summary>
    /// When a run was stopped that had converged, in ticks: a replay looks for the last time then. By itself it could not tell, since what
    /// may still be read is known of the scheduler alone.
    /// </summary>
    public static KeyValuePair<string, string> StoppedAt(Trajectory run) =>
        KeyValuePair.Create(Stopped, run.Samples[^1].Time.ToString(CultureInfo.InvariantCulture));

    /// <summary>When a recorded run was stopped, in ticks; null where it came to its end.</summary>
    public static long? StoppedAt(IReadOnlyDictionary<string, string> origin) =>
        long.TryParse(origin.GetValueOrDefault(Stopped), NumberStyles.None, CultureInfo.InvariantCulture, out var end) ? end : null;

    /// <summary>The entries, in their order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(Scenario scenario, string model, Regime regime, int replicate) =>
    [
        KeyValuePair.Create("scenario", scenario.Name),
        KeyValuePair.Create(Model, model),
        KeyValuePair.Create(RegimeKey, regime.Text()),
        KeyValuePair.Create(Replicate, replicate.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The entries of a schedule that was made without a model.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(Scenario scenario, int replicate) =>
    [
        KeyValuePair.Create("scenario", scenario.Name),
        KeyValuePair.Create(Replicate, replicate.ToString(CultureInfo.InvariantCulture)),
    ];
}
