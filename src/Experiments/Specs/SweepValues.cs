using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The values of a path: a list, or a range.</summary>
[Kind("values", "the values of a path: a list, or a range", Brief = "values")]
public sealed record SweepValues : IChecked
{
    /// <summary>The most values of a path.</summary>
    internal const int Most = 1000;

    /// <summary>The values one by one; empty for a range.</summary>
    [Option(
        "the values one by one: words, numbers, whole sections, or { label: …, value: … }",
        What = "a list of values, not empty, or a range with from, to and points or step,", Example = "[0%, 10%, 50%]",
        Default = "a range")]
    public IReadOnlyList<SweepValue> Values { get; init; } = [];

    /// <summary>The first value of a range; null for a list.</summary>
    [Option("first value of a range: a number, a share or a duration", Example = "5ms", Default = "a list")]
    public Quantity? From { get; init; }

    /// <summary>The last value of a range; steps have to meet it.</summary>
    [Option("last value of a range, which steps have to meet", Example = "20ms", Only = "from")]
    public Quantity? To { get; init; }

    /// <summary>How many values a range has; null where it has a step. Options that are whole numbers have each number once.</summary>
    [Option("how many values a range has; of a whole number each once", Least = 2, Most = Most, Only = "from", Example = "5")]
    public int? Points { get; init; }

    /// <summary>The distance of the values of a range; null where it has a number of points.</summary>
    [Option("distance of the values of a range, in place of points", Only = "from", Example = "5ms")]
    public Quantity? Step { get; init; }

    /// <summary>How the values of a range lie. Default linear.</summary>
    [Option("whether the values of a range have equal distances or equal ratios", Only = "from")]
    public RangeScale Scale { get; init; }

    /// <summary>Whether it is a range.</summary>
    public bool IsRange => From is not null || To is not null;

    /// <summary>All values, those of a range made.</summary>
    /// <param name="isWhole">Whether they stand for whole numbers.</param>
    internal IReadOnlyList<SweepValue> All(bool isWhole = false) => IsRange ? SweepRange.Values(this, isWhole) : Values;

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step) => IsRange ? SweepRange.Misfits(this) : OfList();

    private IEnumerable<Misfit> OfList()
    {
        if (Values.Count is 0 or > Most)
        {
            yield return new Misfit("values", Values.Count == 0
                ? "a list of values, not empty, or a range with from, to and points or step," : $"a list of at most {Most} values");
        }

        var repeated = SweepValue.Repeated(Values).ToHashSet();
        foreach (var (k, value) in Values.Index())
        {
            if (repeated.Contains(k))
            {
                yield return new Misfit($"values.{k}", "each value once");
            }
            else if (value.Label is { } label && Values.Take(k).Any(other => other.Label == label))
            {
                yield return new Misfit($"values.{k}", "each label once");
            }
            else if (value.Label is { } own && Values.Any(other => other.Label is null && other.Text == own))
            {
                yield return new Misfit($"values.{k}", "a label that is no other value");
            }
        }
    }
}
