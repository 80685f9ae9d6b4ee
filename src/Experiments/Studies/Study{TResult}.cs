namespace Hogwild.Experiments;

/// <summary>A study with a result of its own.</summary>
/// <typeparam name="TResult">What it leaves.</typeparam>
public abstract class Study<TResult> : Study
    where TResult : StudyResult
{
    private protected Study(Scenario scenario)
        : base(scenario)
    {
    }

    /// <summary>Makes models and checks everything, once; runs nothing.</summary>
    /// <param name="runner">Will do the units.</param>
    /// <exception cref="ScenarioException">Something cannot be done as it is asked.</exception>
    internal abstract StudyPlan<TResult> Plan(StudyRunner runner);

    /// <inheritdoc/>
    internal sealed override Func<TResult> Prepare(StudyRunner runner)
    {
        SpecCheck.Require(Scenario);
        return Plan(runner).Execute;
    }
}
