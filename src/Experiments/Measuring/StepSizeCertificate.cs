using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What is known about the step size of an energy under the scenario's scheduler (docs/theory.md, 2.4 to 2.7).</summary>
public sealed record StepSizeCertificate
{
    /// <summary>Whether it is proved.</summary>
    public required StepSizeStatus Status { get; init; }

    /// <summary>α.</summary>
    public required double Alpha { get; init; }

    /// <summary>2/(L + 2ΛD): smaller steps are certified.</summary>
    public required double Limit { get; init; }

    /// <summary>D, the largest age of an argument: in steps of the grid, or in activations where it was measured.</summary>
    public required int Delay { get; init; }

    /// <summary>Where D comes from.</summary>
    public required string DelayFrom { get; init; }

    /// <summary>Λ, a bound on the coupling at every state; L, the curvature, is at most that, and taken to be that.</summary>
    public required double Lambda { get; init; }

    /// <summary>Why it was withdrawn; empty where it was not.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The bound on the distance; null where there is none.</summary>
    public DecayLine? Line { get; init; }

    /// <summary>What the status is called.</summary>
    public string StatusText => Status switch
    {
        StepSizeStatus.Proved => "proved",
        StepSizeStatus.APosteriori => "a posteriori",
        StepSizeStatus.Heuristic => "heuristic",
        _ => $"withdrawn ({Reason})",
    };

    /// <summary>The most of it, for a legend.</summary>
    public string Brief => string.Create(
        CultureInfo.InvariantCulture,
        $"{StatusText}: α = {Powers.Write(Alpha)} {(Alpha < Limit ? "<" : "≥")} {Powers.Write(Limit)} for D = {Delay} ({DelayFrom})"
            + $"{(Status == StepSizeStatus.Proved ? "; Φ never rises" : string.Empty)}");

    /// <summary>All of it in one line.</summary>
    public string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"{StatusText}: α = {Powers.Write(Alpha)} {(Alpha < Limit ? "<" : "≥")} {Powers.Write(Limit)} = 2/(L + 2ΛD), "
            + $"D = {Delay} ({DelayFrom}), "
            + $"L ≤ Λ = {Powers.Write(Lambda)}{End}");

    private string End => Status switch
    {
        StepSizeStatus.Proved => "; Φ never rises",
        StepSizeStatus.Heuristic => "; admissible schedules may drive it away, hogwild attack looks for one",
        _ => string.Empty,
    };
}
