namespace Hogwild.Experiments;

/// <summary>Runs of a model that one or more cells of a sweep have in common.</summary>
/// <param name="units">The runs as units of work.</param>
/// <param name="where">What messages call the first of the cells, and the model.</param>
internal sealed class SweepRuns(IReadOnlyList<Unit<Trajectory>> units, string where)
{
    private int _failed = int.MaxValue;

    /// <summary>The units.</summary>
    public IReadOnlyList<Unit<Trajectory>> Units { get; private set; } = units;

    /// <summary>The outcomes, once they are there.</summary>
    public IReadOnlyList<SweepAttempt> Outcomes { get; set; } = [];

    /// <summary>Why the first of them failed; null where none did.</summary>
    public string? Failure => Outcomes.Select(item => item.Failure).FirstOrDefault(failure => failure is not null);

    /// <summary>Writes what they leave beside their outcomes to the places of another cell too.</summary>
    /// <param name="others">The same runs as units of that cell.</param>
    public void Add(IReadOnlyList<Unit<Trajectory>> others) =>
        Units = [.. Units.Zip(others, (unit, other) => unit with { Parts = [.. unit.Parts, .. other.Parts] })];

    /// <summary>
    /// The units with failures as outcomes. After one has failed, later ones are not begun: whatever the number of jobs, the failure that
    /// is told is that of the first.
    /// </summary>
    /// <param name="tell">Is told of a failure at once.</param>
    public IEnumerable<Unit<SweepAttempt>> Attempts(Action<string> tell) => Units.Select((unit, number) => new Unit<SweepAttempt>
    {
        Describe = unit.Describe,
        Weights = unit.Weights,
        Size = unit.Size,
        IsLasting = unit.IsLasting,
        Parts = unit.Parts,
        Codec = unit.Codec is { } codec ? new SweepAttemptCodec(codec) : null,
        Compute = work => Attempt(unit, number, tell, work),
    });

    private SweepAttempt Attempt(Unit<Trajectory> unit, int number, Action<string> tell, UnitWork work)
    {
        if (number > Volatile.Read(ref _failed))
        {
            return new SweepAttempt(null, null);
        }

        try
        {
            return new SweepAttempt(unit.Compute(work), null);
        }
        catch (Exception error) when (SweepFailure.IsOfCell(error))
        {
            var reason = SweepFailure.Reason(error);
            if (Lower(number))
            {
                tell($"{where}: {reason}");
            }

            return new SweepAttempt(null, reason);
        }
    }

    /// <summary>Notes which unit failed first; true where none had failed yet.</summary>
    private bool Lower(int number)
    {
        for (var known = Volatile.Read(ref _failed); number < known; known = Volatile.Read(ref _failed))
        {
            if (Interlocked.CompareExchange(ref _failed, number, known) == known)
            {
                return known == int.MaxValue;
            }
        }

        return false;
    }
}
