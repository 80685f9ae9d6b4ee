namespace Hogwild.Contests;

/// <summary>The managed heap.</summary>
internal static class Memory
{
    /// <summary>Frees what can be freed, and gives it back to the system.</summary>
    public static void Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
    }

    /// <summary>Bytes that the heap takes from the system.</summary>
    public static long Committed => GC.GetGCMemoryInfo(GCKind.Any).TotalCommittedBytes;
}
