using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>How long after an event the next one of the same kind comes, in a hold model.</summary>
/// <param name="Name">For tables.</param>
/// <param name="Draw">Ticks from two numbers uniform between 0 and 1.</param>
internal sealed record Increments(string Name, Func<double, double, double> Draw)
{
    private const double Mean = 100_000;

    /// <summary>Kind and hostile ones.</summary>
    public static IReadOnlyList<Increments> All { get; } =
    [
        new("exponential", (u, _) => -Mean * Elementary.Log(u)),
        new("uniform", (u, _) => 2 * Mean * u),
        new("all equal", (_, _) => Mean),
        new("bimodal", (u, v) => v < 0.9 ? Mean / 100 * u : Mean * 10 * u),
        new("Pareto", (u, _) => Mean / 10 / Math.Sqrt(u * u * u)),
        new("one far future", (u, _) => -Mean * Elementary.Log(u)),
    ];

    /// <summary>Whether one more event waits at the end of all time.</summary>
    public bool HasFarFuture => Name == "one far future";

    /// <summary>Increments in ticks, at least one each.</summary>
    public long[] Create(int count)
    {
        var draws = new Draws(1);
        var ticks = new long[count];
        for (var k = 0; k < count; k++)
        {
            ticks[k] = Ticks.FromDraw(Draw(draws.Uniform(Purpose.Delay, 0, k), draws.Uniform(Purpose.Delay, 1, k)));
        }

        return ticks;
    }
}
