namespace Hogwild.Experiments;

/// <summary>Which studies a scenario asks for by itself.</summary>
public static class ScenarioStudies
{
    /// <summary>
    /// One main study: tables where it goes through data sets, the cells where values are swept, else a run; and beside a run the timeline,
    /// the orders and the split of variance, where it has such sections.
    /// </summary>
    public static IReadOnlyList<Study> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Table is not null)
        {
            return [new TableStudy(scenario)];
        }

        if (scenario.Vary is not null || scenario.Sweep is not null)
        {
            return [new SweepStudy(scenario)];
        }

        List<Study> studies = [new RunStudy(scenario)];
        if (scenario.Run.Timeline is not null)
        {
            studies.Add(new TimelineStudy(scenario));
        }

        if (scenario.Ordering is not null)
        {
            studies.Add(new OrderingStudy(scenario));
        }

        if (scenario.Variance is not null)
        {
            studies.Add(new VarianceStudy(scenario));
        }

        return studies;
    }
}
