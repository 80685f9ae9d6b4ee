using FsCheck;
using FsCheck.Fluent;

namespace Hogwild.Testing;

/// <summary>Generators of worlds that change.</summary>
public static class WorldScripts
{
    /// <summary>Timetables of a few moves, which shrink to fewer.</summary>
    /// <param name="mostMoves">The largest number of moves.</param>
    /// <param name="mostSteps">The largest number of steps between two of them.</param>
    public static Arbitrary<WorldScript> Any(int mostMoves = 8, int mostSteps = 6)
    {
        var move = from what in Gen.Choose(0, 2) from which in Gen.Choose(0, 99) from gap in Gen.Choose(0, mostSteps)
                   select (what, which, gap);
        var script = from absent in Gen.Choose(0, 99).ListOf() from count in Gen.Choose(0, mostMoves) from moves in move.ListOf(count)
                     select new WorldScript(absent.Take(3), moves);
        return Arb.From(script, found => found.Simpler());
    }
}
