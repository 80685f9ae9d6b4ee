using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>A set of admissible schedules on a grid, to draw from; <see cref="Schedules"/> has the usual ones.</summary>
public sealed record ScheduleSpace
{
    private const int FewestSteps = 12;
    private static readonly double[] Shares = [0.05, 0.2, 0.5, 0.8];

    /// <summary>B in steps.</summary>
    public required int Bound { get; init; }

    /// <summary>Whether nodes may pause. Default true.</summary>
    public bool MayPause { get; init; } = true;

    /// <summary>Whether reads may be late. Default true.</summary>
    public bool MayBeLate { get; init; } = true;

    /// <summary>The largest number of steps that are listed. Default 12, or B where that is more.</summary>
    public int MaxSteps
    {
        get => field > 0 ? field : Math.Max(FewestSteps, Bound);
        init;
    }

    /// <summary>The grid. Default 1 ms.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// Generator and shrinker. FsCheck's size is the number of steps in percent of <see cref="MaxSteps"/>; the share of numbers that are
    /// not zero is small, middling or large.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="repeats">Whether the steps come again and again.</param>
    public Arbitrary<Choices> On(Graph graph, bool repeats = false)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var half = Gen.Choose(int.MinValue, int.MaxValue);
        return Arb.From(
            from steps in Gen.Sized(size => Gen.Choose(1, Math.Max(1, Math.Min(100, size) * MaxSteps / 100)))
            from pauses in Gen.Elements(Shares)
            from late in Gen.Elements(Shares)
            from high in half
            from low in half
            let draws = new Draws(((ulong)(uint)high << 32) | (uint)low)
            select Draw(graph, steps, repeats, MayPause ? pauses : 0, MayBeLate ? late : 0, draws),
            choices => choices.Simpler());
    }

    /// <summary>One generator block a number: lists of thousands of numbers are drawn thousands of times.</summary>
    private Choices Draw(Graph graph, int steps, bool repeats, double pauses, double late, Draws draws)
    {
        var width = graph.NodeCount + graph.ArcCount;
        var numbers = new int[steps * width];
        for (var at = 0; at < numbers.Length; at++)
        {
            var (first, second) = draws.UniformPair(Purpose.Version, 0, at);
            numbers[at] = at % width < graph.NodeCount
                ? (first < pauses ? 1 : 0)
                : (first < late ? 1 + (int)(second * (Bound - 1)) : 0);
        }

        return new Choices(graph.NodeCount, graph.ArcCount, Bound, numbers, repeats);
    }
}
