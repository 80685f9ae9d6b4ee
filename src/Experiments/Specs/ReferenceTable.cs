using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Published numbers that a table is compared with.</summary>
/// <param name="Source">Where they were published.</param>
/// <param name="Values">The numbers.</param>
[Kind("reference", "published numbers that tables are compared with")]
public sealed record ReferenceTable(
    [Option("where they were published")] string Source,
    [Option("by model, regime (synchronous, asynchronous; left out where both have the same) and data set: 24.3 ± 4.4, or 24.3 alone")]
    IReadOnlyList<ReferenceValue> Values)
{
    /// <summary>The number of one cell; null where there is none.</summary>
    public PublishedNumber? Find(string model, string dataset, Regime regime) => Values.FirstOrDefault(
        value => value.Model == model && value.Dataset == dataset && (value.Regime ?? regime) == regime)?.Number;

    /// <summary>The numbers of data sets that there are not.</summary>
    internal IEnumerable<Misfit> Misfits(IReadOnlyList<string> datasets) => Values.Where(value => !datasets.Contains(value.Dataset))
        .Select(value => Misfit.OfName(PathOf(value), "data sets", datasets));

    private static string PathOf(ReferenceValue value) =>
        string.Join('.', new[] { "reference.values", value.Model, value.Regime?.Text(), value.Dataset }.OfType<string>());
}
