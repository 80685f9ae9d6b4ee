namespace Hogwild.Experiments;

/// <summary>The first schedule of a scenario once more, with what becomes of its messages.</summary>
public sealed class TimelineStudy : Study<TimelineResult>
{
    /// <summary>The window that a scenario asks for.</summary>
    /// <param name="scenario">The scenario, with <c>run.timeline</c>.</param>
    public TimelineStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Run.Timeline is null)
        {
            throw new ArgumentException("expected a scenario with a timeline", nameof(scenario));
        }
    }

    /// <inheritdoc/>
    internal override StudyPlan<TimelineResult> Plan(StudyRunner runner)
    {
        var models = runner.Models(Scenario);
        var model = models.FirstOrDefault(model => model.Reference.IsFixedPoint) ?? models[0];
        var count = Math.Clamp(Scenario.Schedules, 1, TimelineResult.MostSchedules);
        var inputs = new Lazy<string>(() => RunInputs.Of(Scenario, model));
        var units = Enumerable.Range(0, count).Select(replicate => new Unit<Timeline>
        {
            Describe = json =>
            {
                RunInputs.Write(json, Scenario, model.Name, Regime.Asynchronous, replicate, inputs.Value, "timeline");
                json.WriteString("title", Scenario.Title);
                json.WritePropertyName("window");
                SpecWriter.Write(json, Scenario.Run.Timeline!);
            },
            Codec = new JsonCodec<Timeline>(),
            Compute = _ => TimelineRun.Of(Scenario, models, replicate),
        }).ToList();
        return new StudyPlan<TimelineResult>
        {
            Units = count,
            Known = units,
            Work = Workload.Of(Scenario, [Scenario.Scheduler], models, count),
            Bytes = RunCheck.Of(Scenario, [Scenario.Scheduler], [model], jobs: count, runs: count),
            Contribute = share => runner.Run(share.Of(units)),
            Execute = () => Result(runner.Run(units)),
        };
    }

    private TimelineResult Result(IReadOnlyList<Timeline> timelines) =>
        new(Scenario, timelines[0]) { Others = [.. timelines.Skip(1)] };
}
