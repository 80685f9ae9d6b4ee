using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>A process that waits.</summary>
/// <param name="Process">What it knows about itself: its name, kind, entity and handle.</param>
/// <param name="For">What it waits for.</param>
/// <param name="Since">Since when, in ticks.</param>
public sealed record WaitingProcess(ProcessContext Process, Wait For, long Since)
{
    /// <summary>For people: <c>process 'reader', User 2 has waited since 0.5 s for signal 'done'</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Process} has waited since {Ticks.ToSeconds(Since)} s for {For}");
}
