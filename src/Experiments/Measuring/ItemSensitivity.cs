namespace Hogwild.Experiments;

/// <summary>How much the answer of one item, a node unless edges or graphs are judged, depends on the schedule.</summary>
/// <param name="Item">Its number, from 0.</param>
/// <param name="Sensitivity">
/// The population variance of an output over schedules, the mean over the item's outputs; infinite where it is larger than a number can be.
/// </param>
/// <param name="FlipRate">
/// The share of schedules, from 0 to 1, under which the item's class is not that of the synchronous computation; null where nothing is
/// classified.
/// </param>
public readonly record struct ItemSensitivity(int Item, double Sensitivity, double? FlipRate);
