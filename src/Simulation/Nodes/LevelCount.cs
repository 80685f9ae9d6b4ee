namespace Hogwild.Simulation;

/// <summary>Keeps the smallest of many levels while single ones change, in constant time each.</summary>
internal sealed class LevelCount
{
    private int[] _counts = new int[64];

    /// <summary>All of <paramref name="nodes"/> levels are 0.</summary>
    public LevelCount(int nodes) => _counts[0] = nodes;

    /// <summary>The smallest level.</summary>
    public int Smallest { get; private set; }

    public void Change(int from, int to)
    {
        if (to >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Max(2 * _counts.Length, to + 1));
        }

        _counts[from]--;
        _counts[to]++;
        Smallest = Math.Min(Smallest, to);
        while (_counts[Smallest] == 0)
        {
            Smallest++;
        }
    }
}
