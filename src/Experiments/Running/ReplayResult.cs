namespace Hogwild.Experiments;

/// <summary>What a replay showed.</summary>
/// <param name="Model">The model whose schedule it was.</param>
/// <param name="Decisions">Number of decisions that were replayed.</param>
/// <param name="Recorded">The fingerprint in the file.</param>
/// <param name="Replayed">The fingerprint of the replay.</param>
/// <param name="FirstDifference">The first decision that does not fit, in one line; null where all do.</param>
public sealed record ReplayResult(string Model, long Decisions, ulong Recorded, ulong Replayed, string? FirstDifference)
{
    /// <summary>The run that it led to; null where it ended at a decision that does not fit.</summary>
    public Trajectory? Trajectory { get; init; }

    /// <summary>Number of its samples.</summary>
    public int Samples => Trajectory?.Samples.Count ?? 0;

    /// <summary>The first row of metrics.csv that the replay does not repeat to the letter; null where it repeats all.</summary>
    public string? FirstOtherRow { get; init; }

    /// <summary>True where the replay went as the recording says, to the last bit of every sample.</summary>
    public bool Fits => FirstDifference is null && FirstOtherRow is null && Recorded == Replayed;
}
