namespace Hogwild.Experiments;

/// <summary>What the runs of a scenario write down beside their samples, and where.</summary>
/// <param name="Schedule">Creates the file that a schedule is recorded in; null where none is.</param>
/// <param name="States">Creates the file that states are written to; null where none are.</param>
/// <param name="Host">How processes of workers are started; null where nobody said.</param>
internal sealed record RunRecords(Func<RunName, Stream>? Schedule, Func<RunName, Stream>? States, WorkerHost? Host = null)
{
    /// <summary>Whether anything is written.</summary>
    public bool AreAny => Schedule is not null || States is not null;

    /// <summary>Whether a scenario, or a cell of what it sweeps, asks for schedules.</summary>
    public static bool AskForSchedules(Scenario scenario) =>
        scenario.Run.Record || scenario.Swept?.Cells.Any(cell => cell.Scenario.Run.Record) == true;

    /// <summary>Whether a scenario, or a cell of what it sweeps, asks for states.</summary>
    public static bool AskForStates(Scenario scenario) => scenario.Run.States != StateRecording.None
        || scenario.Swept?.Cells.Any(cell => cell.Scenario.Run.States != StateRecording.None) == true;

    /// <summary>The files of a scenario by itself: schedules wherever there is a place for them.</summary>
    public static RunRecords Of(Scenario scenario, StudyOptions options) =>
        new(options.CreateSchedule, scenario.Run.States == StateRecording.None ? null : options.CreateStates, WorkerHost.Of(options));

    /// <summary>Those of a cell of a sweep; where recording is itself swept, of the cells that record.</summary>
    /// <param name="swept">The sweep.</param>
    /// <param name="number">Number of the cell.</param>
    /// <param name="options">Where they go.</param>
    public static RunRecords Of(SweptCells swept, int number, StudyOptions options)
    {
        var all = Of(swept.Cells[number].Scenario, options);
        var isLeftOut = !swept.Cells[number].Scenario.Run.Record && swept.Cells.Any(cell => cell.Scenario.Run.Record);
        return all with { Schedule = isLeftOut ? null : InCell(all.Schedule), States = InCell(all.States) };

        Func<RunName, Stream>? InCell(Func<RunName, Stream>? create) =>
            create is null ? null : name => create(name with { Cell = number });
    }
}
