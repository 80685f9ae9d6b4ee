using System.Diagnostics;
using System.Runtime;

namespace Hogwild.Contests;

/// <summary>
/// Times two programs against each other: both are built anew and brought to their steady states, and then run in turn, A B, B A, A B, …,
/// each over a slice of virtual time. What counts are the ratios of CPU time per update within such pairs: a shared machine is slower at
/// one time than at another, but hardly within a fraction of a second.
/// </summary>
/// <param name="rounds">How often they are built anew: where things come to lie in memory makes a difference too.</param>
/// <param name="pairs">How many pairs of slices are timed a round.</param>
/// <param name="updates">Updates a slice, about.</param>
/// <param name="warmUp">Updates before the first slice, at least: for the compiler.</param>
/// <param name="settling">
/// For how long they are made, at least: the compiler replaces code by better code in its own time, however fast updates are. Default not
/// at all.
/// </param>
internal sealed class Contest(int rounds, int pairs, long updates, long warmUp = 300_000, TimeSpan settling = default)
{
    // More than the largest bound, so that old versions are dropped as they will be.
    private const int SettlingPeriods = 24;

    /// <summary>Times the two.</summary>
    /// <param name="first">The one in terms of which the other is measured.</param>
    /// <param name="second">The other.</param>
    /// <param name="told">Is called before every pair with how many there were and how many there will be.</param>
    /// <param name="cancellation">Stops between pairs.</param>
    public Comparison Run(Entrant first, Entrant second, Action<int, int> told, CancellationToken cancellation)
    {
        var slices = new List<(Timing, Timing)>();
        var mode = GCSettings.LatencyMode;
        try
        {
            // Without collections in the background: what one has begun, the other would pay for.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            for (var round = 0; round < rounds; round++)
            {
                Round(first, second, slices, told, cancellation);
                Memory.Collect();
            }
        }
        finally
        {
            GCSettings.LatencyMode = mode;
        }

        return new Comparison(slices);
    }

    /// <summary>Virtual time, in ticks, in which <paramref name="nodes"/> nodes do about <paramref name="updates"/> updates.</summary>
    public static long Span(int nodes, long updates) =>
        Math.Max(1, (long)((double)updates / nodes * ReferenceWorkload.Period.Ticks));

    private void Round(
        Entrant first, Entrant second, List<(Timing First, Timing Second)> slices, Action<int, int> told, CancellationToken cancellation)
    {
        told(slices.Count, rounds * pairs);
        cancellation.ThrowIfCancellationRequested();
        using var a = new Slices(first, updates, warmUp, settling);
        using var b = new Slices(second, updates, warmUp, settling);
        for (var pair = 0; pair < pairs; pair++)
        {
            told(slices.Count, rounds * pairs);
            cancellation.ThrowIfCancellationRequested();
            var (earlier, later) = pair % 2 == 0 ? (a, b) : (b, a);
            var (one, other) = (earlier.Next(), later.Next());
            slices.Add(pair % 2 == 0 ? (one, other) : (other, one));
        }
    }

    /// <summary>One program, slice after slice.</summary>
    private sealed class Slices : IDisposable
    {
        private readonly IProgram _program;
        private readonly long _span;
        private long _now;

        public Slices(Entrant entrant, long updates, long warmUp, TimeSpan settling)
        {
            (_program, _span) = (entrant.Create(), Span(entrant.Nodes, updates));
            _now = Math.Max(SettlingPeriods * ReferenceWorkload.Period.Ticks, Span(entrant.Nodes, warmUp));
            var began = Stopwatch.GetTimestamp();
            for (Settle(); Stopwatch.GetElapsedTime(began) < settling; _program.Run(_now))
            {
                _now += _span;
            }
        }

        public Timing Next()
        {
            _now += _span;
            return _program.Measure(_now);
        }

        public void Dispose() => (_program as IDisposable)?.Dispose();

        /// <summary>In many parts, so that the compiler can replace the outermost loop too.</summary>
        private void Settle()
        {
            const int Parts = 100;
            for (var part = 1; part <= Parts; part++)
            {
                _program.Run(_now / Parts * part);
            }
        }
    }
}
