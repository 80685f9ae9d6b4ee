namespace Hogwild.Contests;

/// <summary>How a program of the workload is written.</summary>
internal enum RivalStyle
{
    /// <summary>.NET's priority queue and an array per message.</summary>
    PriorityQueue,

    /// <summary>SimSharp, a timeout with a callback per message.</summary>
    SimSharpCallbacks,

    /// <summary>SimSharp, a process per message.</summary>
    SimSharpProcesses,
}
