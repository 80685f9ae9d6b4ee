using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// What a scenario would do: runs, activations, memory and time, with data and weights read and checked; nothing is run or written.
/// </summary>
internal static class ScenarioPlan
{
    /// <summary>The plan, a line a study.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="jobs">Runs at the same time.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">Something cannot be done as it is asked, or an input file is not what it should be.</exception>
    public static IReadOnlyList<string> Lines(Scenario scenario, int jobs, CancellationToken cancellation)
    {
        var runner = new StudyRunner(new StudyOptions { Jobs = jobs }, cancellation);
        if (scenario.Table is not null || !Cases(scenario).Any(HasTraining))
        {
            IEnumerable<Study> others = scenario.Threshold is null ? [] : [new ThresholdStudy(scenario)];
            return
            [
                .. ScenarioStudies.Of(scenario).Concat(others).SelectMany(study => Told(NameOf(study), study.Outline(runner), jobs)),
                .. scenario.Table is null ? Paths(scenario, runner) : [],
            ];
        }

        return [.. Untrained(scenario, runner, jobs)];
    }

    /// <summary>Whether runs of the scenario's scheduler are decided ahead of states, model by model, and if not, why.</summary>
    private static IEnumerable<string> Paths(Scenario scenario, StudyRunner runner)
    {
        if (scenario.Swept is not null || scenario.Models.Count == 0)
        {
            return [];
        }

        if (scenario.Engine is EngineSpec.Real)
        {
            return EngineNotes.Of(scenario);
        }

        var obstacles = runner.Models(scenario).Select(model => (model.Name, Why: Obstacle(model))).ToList();
        return obstacles.GroupBy(item => item.Why).Select(group => group.Key is null
            ? $"decided ahead of states, a stretch of time at once: {Names(group)}"
            : $"event by event, since {group.Key}: {Names(group)}");

        string? Obstacle(Model model) => scenario.Kernel != KernelKind.Event ? "the scenario asks for another kernel"
            : scenario.Workers is not null ? "nodes work together"
            : Run.ObstacleOf(model.Data.Graph, model.Rule, SchedulerBuilder.Build(scenario, new Draws(scenario.Seed), model));

        static string Names(IEnumerable<(string Name, string? Why)> models) => string.Join(", ", models.Select(model => model.Name));
    }

    private static bool HasTraining(Scenario scenario) => scenario.Models.Any(model => model.Train is not null);

    private static IEnumerable<Scenario> Cases(Scenario scenario) =>
        scenario.Swept is { } swept ? swept.Cells.Select(cell => cell.Scenario) : [scenario];

    /// <summary>Where models are trained first: what is known by the graphs alone, and of the other models.</summary>
    private static IEnumerable<string> Untrained(Scenario scenario, StudyRunner runner, int jobs)
    {
        var sum = default(StudyOutline);
        foreach (var item in Cases(scenario))
        {
            List<ModelSpec> trained = [.. item.Models.Where(model => model.Train is not null)];
            var data = SplitData.Of(item).Test.Union().Graph;
            var graphs = Enumerable.Repeat(data, trained.Count);
            var work = Workload.Of(item, [item.Scheduler], graphs, item.Schedules)
                + Workload.Of(item, [new SchedulerSpec.Synchronous()], graphs, 1);
            var others = item with { Models = [.. item.Models.Except(trained)], Vary = null, Sweep = null, Swept = null };
            var rest = others.Models.Count == 0 ? default : new RunStudy(others).Outline(runner);
            sum = new StudyOutline(
                sum.Units + rest.Units + (trained.Count * (item.Schedules + 1)),
                Math.Max(sum.Bytes, rest.Bytes),
                sum.Work + work + rest.Work);
        }

        var names = Cases(scenario).SelectMany(item => item.Models).Where(model => model.Train is not null)
            .Select(model => model.Name).Distinct().ToList();
        yield return $"trainings first, where they are not kept already: {string.Join(", ", names)} "
            + "(their time and memory are not in the plan)";
        foreach (var line in Told(scenario.Swept is null ? "run" : "sweep", sum, jobs))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Told(string name, StudyOutline outline, int jobs)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {outline.Units:#,0} units of work; {outline.Work.Text}");
        if (outline.Bytes > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{name}: at least {outline.Bytes / 1e6:#,0.0} MB of memory with {jobs} at a time");
        }
    }

    /// <summary>What a study is called; thresholds are looked for by a command of their own.</summary>
    private static string NameOf(Study study) => study is ThresholdStudy ? "hogwild threshold"
        : study.GetType().Name.Replace("Study", "", StringComparison.Ordinal).ToLowerInvariant();
}
