using System.Text.Json;

namespace Hogwild.Experiments;

/// <summary>
/// Anything that runs more than once: what is asked, from which come a plan, of the plan units of work, of the units a result.
/// </summary>
public abstract class Study
{
    private protected Study(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
    }

    /// <summary>What is asked.</summary>
    public Scenario Scenario { get; }

    /// <summary>Checks and plans it; what comes back carries it out.</summary>
    internal abstract Func<StudyResult> Prepare(StudyRunner runner);

    /// <summary>Checks and plans it; what comes back carries out one share of its units.</summary>
    internal abstract Action<Share> PrepareShare(StudyRunner runner);

    /// <summary>Specs that are asked for besides the scenario, which may name files. Default: none.</summary>
    internal virtual IEnumerable<object> Specs => [];

    /// <summary>Writes what is asked besides the scenario, as members of an object; nothing where that says all.</summary>
    internal virtual void WriteOptions(Utf8JsonWriter json)
    {
    }

    /// <summary>Checks and plans it, and tells how much it would do.</summary>
    internal abstract StudyOutline Outline(StudyRunner runner);
}
