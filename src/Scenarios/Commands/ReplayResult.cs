namespace Hogwild.Scenarios;

/// <summary>What a replay showed.</summary>
/// <param name="Model">The model whose schedule it was.</param>
/// <param name="Decisions">Number of decisions that were replayed.</param>
/// <param name="Recorded">The fingerprint in the file.</param>
/// <param name="Replayed">The fingerprint of the replay.</param>
/// <param name="FirstDifference">The first decision that does not fit, in one line; null where all do.</param>
public sealed record ReplayResult(string Model, long Decisions, ulong Recorded, ulong Replayed, string? FirstDifference)
{
    /// <summary>True where the replay went as the recording says.</summary>
    public bool Fits => FirstDifference is null && Recorded == Replayed;
}
