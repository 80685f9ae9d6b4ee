using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Orders of all nodes that are drawn one after the other, of which so many are kept as a stretch of time that is decided ahead asks for.
/// One that is not kept any more is drawn again, which gives the same.
/// </summary>
/// <param name="draw">Draws one, by its number.</param>
/// <param name="nodes">How many nodes there are.</param>
/// <param name="updates">How often a node acts within one.</param>
internal sealed class DrawnOrders(Func<int, int[]> draw, int nodes, int updates)
{
    // So many are asked for before a stretch is decided, and a stretch may be so many times as long as it is meant to be.
    private const int Fewest = 10;
    private const int Excess = 4;
    private readonly (int Number, int[]? Order)[] _kept =
        new (int, int[]?)[Math.Max(Fewest, 2 + (Excess * Planner.AimOf(nodes) / Math.Max(1, (long)nodes * updates)))];

    /// <summary>The order with a number.</summary>
    public int[] this[int number]
    {
        get
        {
            ref var kept = ref _kept[number % _kept.Length];
            if (kept.Order is null || kept.Number != number)
            {
                kept = (number, draw(number));
            }

            return kept.Order!;
        }
    }
}
