using System.Globalization;

namespace Hogwild.Experiments;

/// <summary>How far a run has come.</summary>
/// <param name="Phase">
/// What is being done, in two or three words: <c>training ignn</c>, <c>schedules of gcn</c>. Phases follow one another.
/// </param>
/// <param name="Done">Steps of this phase that are done.</param>
/// <param name="Total">Steps of this phase; 0 where the number is not known.</param>
/// <param name="Note">A number worth seeing, for instance the loss; null for none.</param>
public readonly record struct RunProgress(string Phase, int Done, int Total, string? Note = null)
{
    /// <summary>True for a line of its own that belongs to no phase, such as that something failed. Default false.</summary>
    public bool IsNotice { get; init; }

    /// <summary>All of it in a few words: <c>schedules: 12/99</c>, <c>training ignn: 40/500 (loss 0.0213)</c>.</summary>
    public override string ToString()
    {
        var count = Total > 0 ? string.Create(CultureInfo.InvariantCulture, $": {Done}/{Total}")
            : Done > 0 ? string.Create(CultureInfo.InvariantCulture, $": {Done}") : string.Empty;
        return $"{Phase}{count}{(Note is null ? string.Empty : $" ({Note})")}";
    }
}
