using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Which thresholds between converging and not converging are looked for, and how finely.</summary>
[Kind("threshold", "thresholds between converging and not converging, for hogwild threshold")]
public sealed record ThresholdSpec : IChecked
{
    /// <summary>The parameter.</summary>
    [Option("the parameter: bound, alpha, loss or delay")]
    public required ThresholdParameter Over { get; init; }

    /// <summary>The smallest value; null for the parameter's default.</summary>
    [Option("its smallest value", Default = "B = 1; a tenth of the scenario's alpha or delay; no loss")]
    public Quantity? From { get; init; }

    /// <summary>The largest value; null for the parameter's default.</summary>
    [Option("its largest value", Default = "B = 64; ten times the scenario's alpha or delay; a loss of 90%")]
    public Quantity? To { get; init; }

    /// <summary>
    /// Number of values of the coarse grid, at least 2, where all schedules are the same. Default 12. Where schedules are drawn the search
    /// has grids of its own: powers of 1.1 (losses at multiples of 5 %), and about a crossing those of <see cref="Resolution"/>.
    /// </summary>
    [Option("values of the coarse grid, where all schedules are the same", Least = 2, Most = 10_000)]
    public int Points { get; init; } = 12;

    /// <summary>
    /// How closely a crossing is enclosed, or where schedules are drawn how far values lie apart: relative for a step size or a delay,
    /// absolute for a loss. A bound lies between neighbours. Default 0.01.
    /// </summary>
    [Option(
        "how closely a crossing is enclosed, or how far drawn schedules' values lie apart: relative for alpha and delay",
        Above = 1e-9, Below = 1, What = "a number above 0 and below 1", Only = "over=alpha|over=loss|over=delay")]
    public double Resolution { get; init; } = 0.01;

    /// <summary>The confidence of the interval about a rate or a share of schedules, above 0 and below 1. Default 0.95.</summary>
    [Option("of the interval about a rate, or a share of schedules", Above = 0, Below = 1)]
    public double Confidence { get; init; } = 0.95;

    /// <summary>The schedulers that are compared; empty for that of the scenario alone.</summary>
    [Option("a list of schedulers to compare", Default = "that of the scenario", What = "a list of schedulers, not empty,")]
    public IReadOnlyList<SchedulerSpec> Schedulers { get; init; } = [];

    /// <summary>A second parameter with its values, for a map; null for none.</summary>
    [Option("a second parameter, for a map: a threshold for each of its values", Name = "and", Default = "none")]
    public SecondParameterSpec? Second { get; init; }

    /// <summary>What is known beforehand, which the figure shows beside what is found; null for nothing.</summary>
    [Option("thresholds that are known beforehand, such as from a formula, which the figure shows beside those found", Default = "none")]
    public ThresholdKnown? Known { get; init; }

    /// <summary>The second parameter; null for none.</summary>
    public ThresholdParameter? And => Second?.Over;

    /// <summary>The values of the second parameter, increasing; empty without one.</summary>
    public IReadOnlyList<double> AndValues => [.. (Second?.Values ?? []).Select(value => value.Number)];

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        foreach (var (option, value) in new[] { ("from", From), ("to", To) })
        {
            if (value is not null && Over.Expected(value) is { } expected)
            {
                yield return new Misfit(option, expected);
            }
        }

        if (From is not null && To is not null && Over.Expected(From) is null && Over.Expected(To) is null && To.Number <= From.Number)
        {
            yield return new Misfit("to", "a value above 'threshold.from'");
        }

        if (Known?.At is not null && Second is null)
        {
            yield return new Misfit("known.at", "the key only beside 'threshold.and'");
        }
        else if (Known is not null && Known.Values.Count != Math.Max(1, Known.At?.Count ?? AndValues.Count))
        {
            var each = Known.At is null ? "threshold.and.values" : "threshold.known.at";
            yield return new Misfit(
                "known.values", Second is null ? "one value" : $"{Known.At?.Count ?? AndValues.Count} values, one for each of '{each}'");
        }

        if (And == Over)
        {
            yield return new Misfit("and.over", $"another parameter than 'threshold.over' ({Over.Name()})");
        }
    }
}
