namespace Hogwild.Scenarios;

/// <summary>
/// Times programs of one workload in turn: A, B, A, B, …, each built anew, brought to its steady state and timed over a few slices of
/// virtual time. The figure of a program is its CPU time per update in its best slice, so that what else the machine does meanwhile
/// hardly counts.
/// </summary>
/// <param name="rounds">How often each program has its turn.</param>
/// <param name="slices">How many slices are timed at a turn.</param>
/// <param name="updates">Updates a slice, about.</param>
/// <param name="warmUp">Updates before the first slice, at least: for the compiler.</param>
internal sealed class Contest(int rounds, int slices, long updates, long warmUp = 300_000)
{
    private const int SettlingPeriods = 8;

    /// <summary>Times programs of <paramref name="nodes"/> nodes against each other.</summary>
    /// <param name="nodes">Number of nodes of each.</param>
    /// <param name="told">Is called before every turn with how many there were and how many there will be.</param>
    /// <param name="cancellation">Stops between turns.</param>
    /// <param name="programs">How each is built.</param>
    public Timing[] Run(int nodes, Action<int, int> told, CancellationToken cancellation, params IReadOnlyList<Func<IProgram>> programs)
    {
        var timings = new Timing[programs.Count];
        Array.Fill(timings, new Timing(double.PositiveInfinity, double.PositiveInfinity));
        for (var turn = 0; turn < rounds * programs.Count; turn++)
        {
            cancellation.ThrowIfCancellationRequested();
            told(turn, rounds * programs.Count);
            var which = turn % programs.Count;
            timings[which] = timings[which].Best(Turn(nodes, programs[which]));
            Memory.Collect();
        }

        return timings;
    }

    /// <summary>Virtual time, in ticks, in which <paramref name="nodes"/> nodes do about <paramref name="updates"/> updates.</summary>
    public static long Span(int nodes, long updates) =>
        Math.Max(1, (long)((double)updates / nodes * ReferenceWorkload.Period.Ticks));

    private Timing Turn(int nodes, Func<IProgram> build)
    {
        var program = build();
        var now = Math.Max(SettlingPeriods * ReferenceWorkload.Period.Ticks, Span(nodes, warmUp));
        Settle(program, now);
        var best = new Timing(double.PositiveInfinity, double.PositiveInfinity);
        for (var slice = 0; slice < slices; slice++)
        {
            now += Span(nodes, updates);
            var (before, start, bytes) = (program.Updates, CpuTime.Nanoseconds, GC.GetAllocatedBytesForCurrentThread());
            program.Run(now);
            var (took, done) = (CpuTime.Nanoseconds - start, program.Updates - before);
            best = best.Best(new Timing((double)took / done, (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / done));
        }

        GC.KeepAlive(program);
        return best;
    }

    /// <summary>In many parts, so that the compiler can replace the outermost loop too.</summary>
    private static void Settle(IProgram program, long until)
    {
        const int Parts = 100;
        for (var part = 1; part <= Parts; part++)
        {
            program.Run(until / Parts * part);
        }
    }
}
