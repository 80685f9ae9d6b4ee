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
        var plan = Announced(runner);
        runner.TellKept(plan);
        return () => Placed(plan.Execute);
    }

    /// <inheritdoc/>
    internal sealed override Action<Share> PrepareShare(StudyRunner runner)
    {
        var plan = Announced(runner);
        return share => Placed(() =>
        {
            plan.Contribute(share);
            return true;
        });
    }

    /// <inheritdoc/>
    internal sealed override StudyOutline Outline(StudyRunner runner)
    {
        var plan = Checked(runner);
        return new StudyOutline(plan.Units, plan.Bytes, plan.Work);
    }

    private StudyPlan<TResult> Announced(StudyRunner runner)
    {
        var plan = Checked(runner);
        if (plan.Work.Notice is { } notice)
        {
            runner.Progress.Report(new RunProgress(notice, 0, 0));
        }

        return plan;
    }

    private StudyPlan<TResult> Checked(StudyRunner runner)
    {
        SpecCheck.Require(Scenario);
        return Placed(() => Plan(runner));
    }

    /// <summary>What is wrong is told with the place in the file where it was written, as far as that is known.</summary>
    private T Placed<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (ScenarioException error) when (Scenario.Places.Count > 0)
        {
            throw new ScenarioException(error.Faults.Select(Scenario.WithPlace), error.Further, error);
        }
    }
}
