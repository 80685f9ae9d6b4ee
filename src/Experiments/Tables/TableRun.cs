namespace Hogwild.Experiments;

/// <summary>One asynchronous run of tables.</summary>
/// <param name="Unit">The training whose model is run.</param>
/// <param name="IsOrder">True for a random order; false for the scenario's scheduler.</param>
/// <param name="Number">Number of the schedule or order, from 0.</param>
internal sealed record TableRun(TableUnit Unit, bool IsOrder, int Number);
