namespace Hogwild.Simulation;

/// <summary>When a reader acts in a stretch.</summary>
internal interface IReaderInstants
{
    /// <summary>How often.</summary>
    int Count { get; }

    /// <summary>How often before an instant, which may be before the stretch, or after it.</summary>
    int CountBefore(long instant);
}
