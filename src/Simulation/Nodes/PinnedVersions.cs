namespace Hogwild.Simulation;

/// <summary>Copies of versions that stay readable however old they get: checkpoints.</summary>
internal sealed class PinnedVersions
{
    private readonly Dictionary<(int Node, int Version), Pinned> _pinned = [];

    public Pinned? Find(int node, int version) => _pinned.Count == 0 ? null : _pinned.GetValueOrDefault((node, version));

    public Pinned Add(int node, int version, double[] numbers, int level, int layer)
    {
        if (!_pinned.TryGetValue((node, version), out var pinned))
        {
            _pinned.Add((node, version), pinned = new Pinned(numbers, level, layer));
        }

        pinned.Count++;
        return pinned;
    }

    public void Remove(int node, int version)
    {
        if (_pinned.TryGetValue((node, version), out var pinned) && --pinned.Count == 0)
        {
            _pinned.Remove((node, version));
        }
    }

    /// <summary>One copy: state, then messages.</summary>
    internal sealed class Pinned(double[] numbers, int level, int layer)
    {
        public double[] Numbers => numbers;

        public int Level => level;

        public int Layer => layer;

        /// <summary>When it was superseded, in ticks.</summary>
        public long Superseded { get; set; } = Ticks.Never;

        /// <summary>How often it is pinned.</summary>
        public int Count { get; set; }
    }
}
