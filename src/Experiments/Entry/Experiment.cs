namespace Hogwild.Experiments;

/// <summary>The front door: runs scenarios and studies, and blocks until they are done.</summary>
public static class Experiment
{
    /// <summary>Runs every model of a scenario under every schedule, and leaves aside what else the scenario asks for.</summary>
    /// <param name="scenario">What is run.</param>
    /// <param name="options">How it is run; the results do not depend on it. Null for the defaults.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">Something cannot be done as it is asked, or an input file is not what it should be.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RunResult Run(Scenario scenario, StudyOptions? options = null, CancellationToken cancellation = default) =>
        Run(new RunStudy(scenario), options, cancellation);

    /// <summary>Carries out one study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How it is carried out; the result does not depend on it. Null for the defaults.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">Something cannot be done as it is asked, or an input file is not what it should be.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static TResult Run<TResult>(Study<TResult> study, StudyOptions? options = null, CancellationToken cancellation = default)
        where TResult : StudyResult
    {
        ArgumentNullException.ThrowIfNull(study);
        using var culture = new InvariantCulture();
        return study.Prepare(new StudyRunner(options ?? new StudyOptions(), cancellation))();
    }

    /// <summary>Carries out everything that a scenario asks for; see <see cref="ScenarioStudies.Of"/>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="options">How it is carried out; the results do not depend on it. Null for the defaults.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <returns>One result a study, the main one first.</returns>
    /// <exception cref="ScenarioException">Something cannot be done as it is asked, or an input file is not what it should be.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<StudyResult> RunAll(
        Scenario scenario, StudyOptions? options = null, CancellationToken cancellation = default)
    {
        using var culture = new InvariantCulture();
        var runner = new StudyRunner(options ?? new StudyOptions(), cancellation);

        // All are planned before the first is begun: what one of them cannot do is not told after hours of another.
        List<Func<StudyResult>> planned = [.. ScenarioStudies.Of(scenario).Select(study => study.Prepare(runner))];
        return [.. planned.Select(execute => execute())];
    }

    /// <summary>
    /// Does one share of the units of some studies and keeps what came out in <see cref="StudyOptions.Store"/>. Where the stores of all
    /// shares have been put together, the whole studies find everything there.
    /// </summary>
    /// <param name="studies">The studies, of one scenario; planned before the first one is begun.</param>
    /// <param name="share">Which share.</param>
    /// <param name="options">How it is carried out; with a store, or else nothing would be left of it.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">Something cannot be done as it is asked, or an input file is not what it should be.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Contribute(
        IReadOnlyList<Study> studies, Share share, StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(studies);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Store is null)
        {
            throw new ArgumentException("expected a store, which keeps what the share comes to", nameof(options));
        }

        using var culture = new InvariantCulture();
        var runner = new StudyRunner(options, cancellation);
        List<Action<Share>> planned = [.. studies.Select(study => study.PrepareShare(runner))];
        planned.ForEach(contribute => contribute(share));
    }
}
