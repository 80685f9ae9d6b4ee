namespace Hogwild.Experiments;

/// <summary>
/// The contents of the files that units of tables read besides their weights, each read once; see <see cref="RunInputs"/>.
/// </summary>
internal sealed class TableInputs
{
    private readonly Lazy<string> _schedules;
    private readonly Dictionary<(string Dataset, string Model), Lazy<string>> _judged;

    /// <summary>Those of a scenario with tables.</summary>
    public TableInputs(Scenario scenario)
    {
        _schedules = new(() => RunInputs.OfFiles(scenario.Folder, scenario.Scheduler, scenario.Traces));
        _judged = scenario.Table!.Datasets.SelectMany(_ => scenario.Models, (dataset, model) => (dataset, model)).ToDictionary(
            pair => (pair.dataset.Key, pair.model.Name),
            pair => new Lazy<string>(() => RunInputs.OfFiles(scenario.Folder, pair.dataset.Value, pair.model.Rule)));
    }

    /// <summary>What schedules are made from.</summary>
    public string OfSchedules => _schedules.Value;

    /// <summary>What the data and the rule of a unit are made from.</summary>
    public string Of(TableUnit unit) => _judged[(unit.Dataset, unit.Model)].Value;
}
