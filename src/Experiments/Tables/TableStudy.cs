namespace Hogwild.Experiments;

/// <summary>
/// The tables of a scenario: every model is trained and judged on every data set, fold and seed; then some of them, by default fold 0 and
/// seed 0, are run asynchronously. Three rounds, of which every unit of the last two can be kept, so that tables that were stopped go on
/// where they were.
/// </summary>
public sealed class TableStudy : Study<TableResult>
{
    /// <summary>The tables that a scenario asks for.</summary>
    /// <param name="scenario">The scenario, with data sets to go through.</param>
    public TableStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Table is null)
        {
            throw new ArgumentException("expected a scenario with data sets to go through", nameof(scenario));
        }
    }

    private TableSpec Spec => Scenario.Table!;

    /// <inheritdoc/>
    internal override StudyPlan<TableResult> Plan(StudyRunner runner)
    {
        TableWeights.RequireFiles(Scenario);
        var data = new TableData(Scenario);
        CheckGraphs(data);
        var work = new TableWork(Scenario, data, runner);
        var cost = new TableCost(Scenario, data, work.Runs);
        var units = work.Trainings.Count + work.Judgements.Count + work.Runs.Count;
        return new StudyPlan<TableResult>
        {
            Units = units,
            Work = work.Runs.Where(run => !run.IsOrder).GroupBy(run => run.Unit.Dataset, (dataset, some) => Workload.Of(
                Scenario, [.. TablePlan.Schedulers(Scenario).Take(1)], [data.Of(dataset, fold: 0).Test.Union().Graph], some.Count()))
                .Aggregate(default(Workload), (sum, amount) => sum + amount),
            Known = work.Known(),
            Trained = work.Trained,
            KnownOf = work.Trained + units,
            Contribute = share => work.Complete(share.Of(work.Units, cost.Of)),
            Execute = () => work.Complete(work.Units),
        };
    }

    /// <summary>What the scheduler says of nodes and arcs is checked against every data set that is run.</summary>
    private void CheckGraphs(TableData data)
    {
        foreach (var (dataset, _) in Spec.Schedules > 0 ? Spec.Datasets : [])
        {
            foreach (var fold in Enumerable.Range(0, Spec.AsynchronousFolds))
            {
                var graph = WorkersBuilder.GraphFor(Scenario.Workers, data.Of(dataset, fold).Test.Union().Graph);
                TablePlan.Schedulers(Scenario).ToList().ForEach(scheduler => GraphCheck.Check(scheduler, graph, Scenario.Models[0].Name));
            }
        }
    }
}
