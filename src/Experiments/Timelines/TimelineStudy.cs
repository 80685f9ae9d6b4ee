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
        var unit = new Unit<Timeline>
        {
            Describe = json =>
            {
                RunInputs.Write(json, Scenario, model.Name, Regime.Asynchronous, 0, RunInputs.Of(Scenario, model), "timeline");
                json.WriteString("title", Scenario.Title);
                json.WritePropertyName("window");
                SpecWriter.Write(json, Scenario.Run.Timeline!);
            },
            Codec = new JsonCodec<Timeline>(),
            Compute = _ => TimelineRun.Of(Scenario, models),
        };
        return new StudyPlan<TimelineResult>
        {
            Units = 1,
            Known = [unit],
            Work = Workload.Of(Scenario, [Scenario.Scheduler], models, 1),
            Bytes = RunCheck.Of([Scenario.Scheduler], [model], jobs: 1, runs: 1),

            // One run, drawn where the shares come together.
            Contribute = _ => { },
            Execute = () => new TimelineResult(Scenario, runner.Run([unit])[0]),
        };
    }
}
