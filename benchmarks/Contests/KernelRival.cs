namespace Hogwild.Contests;

/// <summary>A kernel benchmark on one kernel, written in one way.</summary>
/// <param name="Name">What it is called in tables.</param>
/// <param name="IsProcess">Whether it is written with processes; else with events.</param>
/// <param name="IsOurs">Whether it runs on this kernel.</param>
/// <param name="Create">Makes a run that has not begun.</param>
internal sealed record KernelRival(string Name, bool IsProcess, bool IsOurs, Func<IKernelProgram> Create)
{
    /// <summary>All of PHOLD that are to be had here; ours first.</summary>
    public static IEnumerable<KernelRival> Phold(int places)
    {
        yield return new("our handlers", false, true, () => new PholdHandler(places));
        yield return new("our processes", true, true, () => new PholdProcesses(places));
        yield return new("PriorityQueue", false, false, () => new PholdQueue(places));
#if SIMSHARP
        yield return new("SimSharp", true, false, () => new SimSharpPhold(places));
#endif
        if (SimPyProgram.IsThere)
        {
            yield return new("SimPy", true, false, () => new SimPyProgram("phold", places));
        }
    }

    /// <summary>All of the M/M/1 queue that are to be had here; ours first.</summary>
    public static IEnumerable<KernelRival> Mm1()
    {
        yield return new("our handlers", false, true, () => new Mm1Handler());
        yield return new("our processes", true, true, () => new Mm1Processes());
        yield return new("PriorityQueue", false, false, () => new Mm1Queue());
#if SIMSHARP
        yield return new("SimSharp", true, false, () => new SimSharpMm1());
#endif
        if (SimPyProgram.IsThere)
        {
            yield return new("SimPy", true, false, () => new SimPyProgram("mm1", 1));
        }
    }

    /// <summary>Runs programs for a while.</summary>
    /// <returns>How many events, or customers, each had.</returns>
    /// <exception cref="InvalidOperationException">Two differ in their number, or in what became of them.</exception>
    public static long Check(IEnumerable<KernelRival> rivals, long until)
    {
        var (events, outcome) = (-1L, 0L);
        foreach (var rival in rivals)
        {
            var program = rival.Create();
            program.Run(until);
            if (events >= 0 && (program.Updates, program.Outcome) != (events, outcome))
            {
                throw new InvalidOperationException($"{rival.Name}: {program.Updates} events, expected {events} with the same outcome");
            }

            (events, outcome) = (program.Updates, program.Outcome);
            (program as IDisposable)?.Dispose();
        }

        return events;
    }
}
