namespace Hogwild.Experiments;

/// <summary>
/// The contents of the files that units of tables read besides their weights, each read once; see <see cref="RunInputs"/>.
/// </summary>
internal sealed class TableInputs
{
    private readonly Scenario _scenario;
    private readonly Lazy<string> _schedules;
    private readonly Lazy<string> _scheduleFiles;
    private readonly Dictionary<(string Dataset, string Model), Lazy<string>> _judged;
    private readonly Dictionary<(string Dataset, string Model), Lazy<string>> _files;

    /// <summary>Those of a scenario with tables.</summary>
    public TableInputs(Scenario scenario)
    {
        object[] schedules = [.. TablePlan.Schedulers(scenario), scenario.Traces];
        _scenario = scenario;
        _schedules = new(() => RunInputs.OfFiles(scenario.Folder, schedules));
        _scheduleFiles = new(() => RunInputs.OfFilesAlone(scenario.Folder, schedules));
        _judged = Each(RunInputs.OfFiles);
        _files = Each(RunInputs.OfFilesAlone);
    }

    /// <summary>What schedules are made from.</summary>
    public string OfSchedules => _schedules.Value;

    /// <summary>The same, whatever build of ours reads it.</summary>
    public string FilesOfSchedules => _scheduleFiles.Value;

    /// <summary>What the data and the rule of a unit are made from.</summary>
    public string Of(TableUnit unit) => _judged[(unit.Dataset, unit.Model)].Value;

    /// <summary>The same, whatever build of ours reads it.</summary>
    public string FilesOf(TableUnit unit) => _files[(unit.Dataset, unit.Model)].Value;

    private Dictionary<(string Dataset, string Model), Lazy<string>> Each(Func<string, IEnumerable<object>, string> hash) =>
        _scenario.Table!.Datasets.SelectMany(_ => _scenario.Models, (dataset, model) => (dataset, model)).ToDictionary(
            pair => (pair.dataset.Key, pair.model.Name),
            pair => new Lazy<string>(() => hash(_scenario.Folder, [pair.dataset.Value, pair.model.Rule])));
}
