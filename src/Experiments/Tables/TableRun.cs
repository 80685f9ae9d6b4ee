namespace Hogwild.Experiments;

/// <summary>One asynchronous run of tables.</summary>
/// <param name="Unit">The training whose model is run.</param>
/// <param name="Scheduler">Number of the scheduler, from 0; null for a random order.</param>
/// <param name="Number">Number of the schedule or order, from 0.</param>
internal sealed record TableRun(TableUnit Unit, int? Scheduler, int Number)
{
    /// <summary>True for a random order; false for a scheduler of the scenario.</summary>
    public bool IsOrder => Scheduler is null;
}
