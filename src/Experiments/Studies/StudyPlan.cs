namespace Hogwild.Experiments;

/// <summary>What a study is about to do: models are made, everything has been checked, and nothing has been run.</summary>
/// <typeparam name="TResult">What it leaves.</typeparam>
internal sealed record StudyPlan<TResult>
    where TResult : StudyResult
{
    /// <summary>Number of units, as far as it is known before the first one; later rounds may depend on earlier ones.</summary>
    public required int Units { get; init; }

    /// <summary>The units that can be named before the first one has been done, of those that may be kept.</summary>
    public IEnumerable<IUnit> Known { get; init; } = [];

    /// <summary>How many units are there already in another form than as outcomes that are kept: models that are trained.</summary>
    public int Trained { get; init; }

    /// <summary>How many units there are of which those are kept; null where that are no more than <see cref="Known"/>.</summary>
    public int? KnownOf { get; init; }

    /// <summary>Bytes that the units take which go on at the same time, from below; 0 where nothing is known.</summary>
    public long Bytes { get; init; }

    /// <summary>About how much the units do, where that is known.</summary>
    public Workload Work { get; init; }

    /// <summary>What will be tried, a line each, where that is worth saying before it begins.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Does the units and makes the result.</summary>
    public required Func<TResult> Execute { get; init; }

    /// <summary>
    /// Does the units of one share, and those that depend on them, so that they are in the store: once all shares have been done, there is
    /// nothing left that takes long to compute.
    /// </summary>
    public required Action<Share> Contribute { get; init; }
}
