using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A second parameter beside that of thresholds, and its values.</summary>
/// <param name="Over">The parameter.</param>
/// <param name="Values">Its values, increasing; null for [1, 2, 3, 5, 8, 13, 20] steps of a bound.</param>
[Kind("and", "a second parameter")]
public sealed record SecondParameterSpec(
    [Option("the parameter: bound, alpha, loss or delay")] ThresholdParameter Over,
    IReadOnlyList<Quantity>? Values = null) : IChecked
{
    private static readonly double[] Bounds = [1, 2, 3, 5, 8, 13, 20];

    /// <summary>Its values, increasing.</summary>
    [Option("a list of its values, increasing", Default = "for a bound [1, 2, 3, 5, 8, 13, 20]", What = "a list of values, not empty,")]
    public IReadOnlyList<Quantity> Values { get; init; } =
        Values ?? (Over == ThresholdParameter.Bound ? [.. Bounds.Select(Quantity.Of)] : []);

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Values.Count == 0)
        {
            yield return new Misfit(string.Empty, $"the key 'values' for {Over.Name()}");
        }

        for (var k = 0; k < Values.Count; k++)
        {
            if (Over.Expected(Values[k]) is { } expected)
            {
                yield return new Misfit($"values.{k}", expected);
            }
            else if (k > 0 && Values[k].Number <= Values[k - 1].Number)
            {
                yield return new Misfit($"values.{k}", $"a value above the one before ({Values[k - 1]})");
            }
        }
    }
}
