using System.Runtime.Intrinsics;

namespace Hogwild.Simulation;

/// <summary>When a reader acts in a stretch.</summary>
internal interface IReaderInstants
{
    /// <summary>How often.</summary>
    int Count { get; }

    /// <summary>How often before an instant, which may be before the stretch, or after it.</summary>
    int CountBefore(long instant);

    /// <summary>
    /// The same of eight, where those that are negative are after everything. Of those before the stretch nothing is promised, and nothing
    /// is thrown.
    /// </summary>
    Vector512<long> CountBefore(Vector512<long> instants);
}
