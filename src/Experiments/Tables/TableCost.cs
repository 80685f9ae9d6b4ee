namespace Hogwild.Experiments;

/// <summary>
/// About how much the units of tables take, by which they are divided: visits to nodes while training, and activations of runs. The same on
/// all machines, whatever has been trained there already.
/// </summary>
/// <param name="scenario">The scenario.</param>
/// <param name="data">Its data.</param>
/// <param name="runs">Its runs.</param>
internal sealed class TableCost(Scenario scenario, TableData data, IReadOnlyList<TableRun> runs)
{
    private readonly Dictionary<string, ModelSpec> _models = scenario.Models.ToDictionary(model => model.Name);
    private readonly ILookup<TableUnit, TableRun> _runs = runs.ToLookup(run => run.Unit);

    /// <summary>That of one unit: its training, where it is trained, one visit for its outputs, and its runs.</summary>
    public double Of(TableUnit unit)
    {
        var (model, split) = (_models[unit.Model], data.Of(unit.Dataset, unit.Fold));
        var graph = split.Test.Union().Graph;
        var training = TablePlan.Trains(scenario.Table!, model)
            ? TrainingWork.Of(TablePlan.Settings(model, unit), split.Training) : 0;
        return training + graph.NodeCount + _runs[unit].Sum(run => run.IsOrder ? graph.NodeCount
            : TablePlan.Schedulers(scenario)[run.Scheduler!.Value].ActivationsUntil(graph, scenario.Step, scenario.Run.Until));
    }
}
