using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>
/// By which graphs it is told after which epoch a training was best. After every epoch the outputs of the synchronous computation are
/// looked at; the epoch with the best metric is kept, among equal ones that with the smallest loss, and then the earliest.
/// </summary>
internal sealed record EpochChoice
{
    /// <summary>Whose graphs tell it: those of the validation or of the test.</summary>
    public required ChosenEpoch By { get; init; }

    /// <summary>The validation graphs; null where there are none.</summary>
    public Dataset? Validation { get; init; }

    /// <summary>The test graphs; null where they stay unseen.</summary>
    public Dataset? Test { get; init; }

    /// <summary>The graphs that tell it.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public Dataset Telling => (By == ChosenEpoch.Validation ? Validation : By == ChosenEpoch.Test ? Test : null)
        ?? throw new ArgumentException($"expected graphs that tell which epoch is best, found none for {By}");

    /// <summary>All graphs that are looked at.</summary>
    public IEnumerable<Dataset> Looked => new[] { Validation, Test }.OfType<Dataset>();
}
