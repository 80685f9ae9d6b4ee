namespace Hogwild.Contests;

/// <summary>A program of the workload as one usually writes it.</summary>
/// <param name="Style">How it is written.</param>
/// <param name="Create">Makes a run that has not begun.</param>
internal sealed record Rival(RivalStyle Style, Func<IWorkloadProgram> Create)
{
    /// <summary>What it is called in tables.</summary>
    public string Name => Style switch
    {
        RivalStyle.PriorityQueue => "PriorityQueue, an array per message",
        RivalStyle.SimSharpCallbacks => "SimSharp, a callback per message",
        RivalStyle.SimSharpProcesses => "SimSharp, a process per message",
        _ => throw new ArgumentOutOfRangeException(nameof(Style), Style, "not a style"),
    };

    /// <summary>All that are built in.</summary>
    /// <param name="workload">What they compute.</param>
    /// <param name="draws">Makes the source of random times of one run.</param>
    public static IEnumerable<Rival> All<TDraws>(ReferenceWorkload workload, Func<TDraws> draws)
        where TDraws : struct, IWorkloadDraws
    {
        yield return new(RivalStyle.PriorityQueue, () => new PriorityQueueProgram<TDraws>(workload, draws()));
#if SIMSHARP
        yield return new(RivalStyle.SimSharpCallbacks, () => new SimSharpCallbackProgram<TDraws>(workload, draws()));
        yield return new(RivalStyle.SimSharpProcesses, () => new SimSharpProcessProgram<TDraws>(workload, draws()));
#endif
    }
}
