namespace Hogwild.Schedulers;

/// <summary>
/// Orders of all nodes that are drawn one after the other, of which so many are kept as somebody goes back. One that is not kept any more
/// is drawn again, which gives the same.
/// </summary>
/// <param name="draw">Draws one, by its number.</param>
internal sealed class DrawnOrders(Func<int, int[]> draw)
{
    // The present one and the next, where nobody goes back.
    private (int Number, int[]? Order)[] _kept = new (int, int[]?)[2];
    private int _last = -1;

    /// <summary>Bytes of the orders that are kept where a stretch of time is decided ahead, and of one that is drawn; from below.</summary>
    /// <param name="length">Activations in an order.</param>
    /// <param name="count">About how many activations a stretch has.</param>
    public static long BytesOf(long length, long count) =>
        length == 0 ? 0 : (length * sizeof(int) * (1 + (count / length))) + (length * (sizeof(int) + sizeof(ulong)));

    /// <summary>The order with a number.</summary>
    public int[] this[int number] =>
        _kept[number % _kept.Length] is { Order: { } order } kept && kept.Number == number ? order : Draw(number);

    private int[] Draw(int number)
    {
        // Where a stretch of time is decided ahead, node after node asks for all orders of it, and perhaps for one more.
        if (_last - number + 2 is var needed && needed > _kept.Length)
        {
            Grow(Math.Max(needed, 2 * _kept.Length));
        }

        _last = Math.Max(_last, number);
        var order = draw(number);
        _kept[number % _kept.Length] = (number, order);
        return order;
    }

    private void Grow(int length)
    {
        var larger = new (int Number, int[]? Order)[length];
        foreach (var kept in _kept)
        {
            if (kept.Order is not null)
            {
                larger[kept.Number % length] = kept;
            }
        }

        _kept = larger;
    }
}
