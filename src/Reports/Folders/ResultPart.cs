using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What is written of one kind of result.</summary>
internal sealed record ResultPart
{
    /// <summary>The type of the result.</summary>
    public required Type Result { get; init; }

    /// <summary>Its files, given the folder that they will be in.</summary>
    public required Func<StudyResult, string, IEnumerable<ResultFile>> Files { get; init; }

    /// <summary>What it adds to <c>run.json</c>; null where it has no part in that.</summary>
    public Action<Utf8JsonWriter, StudyResult>? WriteJson { get; init; }

    /// <summary>The scenario that <c>run.json</c> shows.</summary>
    public Func<StudyResult, Scenario> Scenario { get; init; } = result => result.Scenario;

    /// <summary>A kind of result.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="json">What it adds to <c>run.json</c>; null for nothing.</param>
    public static ResultPart Of<TResult>(
        Func<TResult, IEnumerable<ResultFile>> files, Action<Utf8JsonWriter, TResult>? json = null)
        where TResult : StudyResult => new()
        {
            Result = typeof(TResult),
            Files = (result, _) => files((TResult)result),
            WriteJson = json is null ? null : (writer, result) => json(writer, (TResult)result),
        };
}
