using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// Where recorded schedules and written states are in a folder of results: in <c>schedules/</c> and <c>states/</c>; of a cell of a sweep in
/// the same folders of <c>cells/&lt;number&gt;/</c>, which has what else a run of the cell alone would leave, but for figures and pages:
/// so it can be read as results of its own.
/// </summary>
internal static class RecordedFiles
{
    /// <summary>The file that says which cell has which number.</summary>
    public const string Index = $"{Cells}/index.csv";

    private const string Cells = "cells";

    /// <summary>The file of a schedule.</summary>
    public static string ScheduleOf(RunName run) => $"{In(run.Cell)}schedules/{Text(run)}.jsonl";

    /// <summary>The file of the states of a run.</summary>
    public static string StatesOf(RunName run) => $"{In(run.Cell)}states/{Text(run)}.npz";

    /// <summary>
    /// What stands beside the schedules and states of cells: <c>cells/index.csv</c>, which cell has which number, and of each
    /// the tables of its runs and <c>run.json</c>. Nothing where nothing is recorded.
    /// </summary>
    /// <param name="result">What came out.</param>
    /// <param name="folder">The folder that they will be in.</param>
    public static IEnumerable<ResultFile> Of(SweepResult result, string folder) =>
        !RunRecords.AskForSchedules(result.Scenario) && !RunRecords.AskForStates(result.Scenario) ? [] :
        [
            ResultFile.Of($"{Cells}/index", () => SweepTables.Index(result)),
            .. result.Cells.Index().SelectMany(item => Of(item.Item, In(item.Index), folder)),
        ];

    /// <summary>Removes what runs have left of models that failed in a cell: how many of them were begun is chance.</summary>
    public static void RemoveFailed(ResultsFolder folder, SweepResult result)
    {
        var failed =
            from cell in result.Cells.Index()
            from model in cell.Item.Models
            where model.Result is null
            from regime in new[] { Regime.Synchronous, Regime.Asynchronous }
            from replicate in Enumerable.Range(0, cell.Item.Cell.Scenario.Schedules)
            select new RunName(model.Model, regime, replicate, cell.Index);
        foreach (var run in failed)
        {
            folder.Withdraw(ScheduleOf(run));
            folder.Withdraw(StatesOf(run));
        }
    }

    /// <summary>
    /// The folder of all results that a folder with recorded schedules is in: the one around it, or around the sweep of which it is a cell.
    /// </summary>
    /// <param name="results">A folder with <c>run.json</c>.</param>
    public static string ParentOf(string results)
    {
        var parent = Path.GetDirectoryName(Path.GetFullPath(results))!;
        return Path.GetFileName(parent) == Cells && Path.GetDirectoryName(parent) is { } sweep
            && File.Exists(Path.Combine(sweep, RunFile.Name)) ? Path.GetDirectoryName(sweep)! : parent;
    }

    private static IEnumerable<ResultFile> Of(SweptResult cell, string place, string folder)
    {
        List<ModelResult> models = [.. cell.Models.Select(model => model.Result).OfType<ModelResult>()];
        return
        [
            .. RunFiles.Tables(new RunResult(cell.Cell.Scenario, models), place),
            new ResultFile(place + RunFile.Name, stream => RunFile.Write(
                stream, cell.Cell.Scenario, wall: null, Path.Combine(folder, place), json => RunFile.WriteModels(json, models))),
        ];
    }

    private static string In(int? cell) =>
        cell is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Cells}/{number:0000}/") : string.Empty;

    private static string Text(RunName run) =>
        string.Create(CultureInfo.InvariantCulture, $"{run.Model}-{run.Regime.Text()}-{run.Replicate:0000}");
}
