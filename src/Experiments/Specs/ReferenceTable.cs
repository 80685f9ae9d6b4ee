namespace Hogwild.Experiments;

/// <summary>Published numbers that a table is compared with.</summary>
/// <param name="Source">Where they were published.</param>
/// <param name="Values">The numbers.</param>
public sealed record ReferenceTable(string Source, IReadOnlyList<ReferenceValue> Values)
{
    /// <summary>The number of one cell; null where there is none.</summary>
    public ReferenceValue? Find(string model, string dataset, Regime regime) => Values.FirstOrDefault(
        value => value.Model == model && value.Dataset == dataset && (value.Regime ?? regime) == regime);
}
