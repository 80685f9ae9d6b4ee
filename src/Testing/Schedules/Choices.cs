using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>
/// A schedule on the grid as a short list of small numbers: per step, for every node whether it pauses, and for every arc how many versions
/// late it is read. All zeros is the simplest schedule, in which everybody acts in every step on what is newest; every other number is one
/// deviation from it. Numbers mean what the bound admits of them: a node that has to act acts, and a read is at most as late as the oldest
/// admissible version. So every list is an admissible schedule, and so is every shrunk one. Immutable.
/// </summary>
public sealed class Choices
{
    private readonly int[] _numbers;
    private readonly int _width;

    /// <summary>A schedule.</summary>
    /// <param name="nodeCount">Nodes of the graph.</param>
    /// <param name="arcCount">Arcs of the graph.</param>
    /// <param name="bound">B in steps, at least 1.</param>
    /// <param name="numbers">
    /// Per step one number a node (0 acts, else pauses), then one an arc (versions late); what is beyond the last step is 0.
    /// </param>
    /// <param name="repeats">Whether the steps come again and again; otherwise everybody acts on what is newest after them.</param>
    /// <exception cref="ArgumentException">The numbers are no whole number of steps.</exception>
    public Choices(int nodeCount, int arcCount, int bound, ReadOnlySpan<int> numbers, bool repeats = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        (NodeCount, ArcCount, Bound, _width) = (nodeCount, arcCount, bound, nodeCount + arcCount);
        if (_width == 0 ? numbers.Length > 0 : numbers.Length % _width != 0)
        {
            throw new ArgumentException($"expected {_width} numbers a step, found {numbers.Length} in all", nameof(numbers));
        }

        var steps = _width == 0 ? 0 : numbers.Length / _width;
        var isZero = !numbers.ContainsAnyExcept(0);
        while (steps > 0 && (isZero || (!repeats && !numbers.Slice((steps - 1) * _width, _width).ContainsAnyExcept(0))))
        {
            steps--;
        }

        (Steps, Repeats) = (steps, repeats && steps > 0);
        _numbers = numbers[..(steps * _width)].ToArray();
        for (var at = 0; at < _numbers.Length; at++)
        {
            _numbers[at] = Math.Clamp(_numbers[at], 0, at % _width < nodeCount ? Math.Min(1, bound - 1) : bound - 1);
        }
    }

    /// <summary>Nodes of the graph.</summary>
    public int NodeCount { get; }

    /// <summary>Arcs of the graph.</summary>
    public int ArcCount { get; }

    /// <summary>B in steps: every gap is at most this, every staleness less.</summary>
    public int Bound { get; }

    /// <summary>How many steps are listed.</summary>
    public int Steps { get; }

    /// <summary>Whether they come again and again.</summary>
    public bool Repeats { get; }

    /// <summary>The numbers, one step after the other: pauses by node, then versions late by arc.</summary>
    public ReadOnlySpan<int> Numbers => _numbers;

    /// <summary>How many numbers are not zero: how far this is from everybody acting in every step on what is newest.</summary>
    public int Deviations => _numbers.Count(number => number != 0);

    /// <summary>Whether <paramref name="node"/> pauses in <paramref name="step"/> where it may.</summary>
    /// <param name="step">From 1 on.</param>
    /// <param name="node">Its index.</param>
    public bool Pauses(long step, int node) => At(step, node) != 0;

    /// <summary>How many versions late <paramref name="arc"/> is read in <paramref name="step"/> where that many are admissible.</summary>
    /// <param name="step">From 1 on.</param>
    /// <param name="arc">Its number.</param>
    public int Late(long step, int arc) => At(step, NodeCount + arc);

    /// <summary>
    /// Whether this is strictly simpler: fewer steps; as many, but not repeated; a smaller bound; or a smaller sum of numbers. What is
    /// simpler than something simpler is simpler, and there is no endless row of ever simpler ones.
    /// </summary>
    internal bool IsSimplerThan(Choices other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Size.CompareTo(other.Size) < 0;
    }

    /// <summary>Somewhat simpler schedules of the same graph, the simplest first.</summary>
    internal IEnumerable<Choices> Simpler() => Shrinking.Of(this).Where(choices => choices.IsSimplerThan(this));

    /// <summary>The scheduler that decides so.</summary>
    /// <param name="step">The grid, in ticks, at least 2.</param>
    public IScheduler ToScheduler(long step) => new ChoiceScheduler(this, step);

    /// <inheritdoc/>
    public override string ToString()
    {
        var steps = Enumerable.Range(0, Steps).Select(step => string.Join(' ', _numbers.Skip(step * _width).Take(_width)));
        return $"B = {Bound}{(Repeats ? ", repeated" : string.Empty)}: [{string.Join(" | ", steps)}]";
    }

    internal Choices With(int[] numbers, bool? repeats = null, int? bound = null) =>
        new(NodeCount, ArcCount, bound ?? Bound, numbers, repeats ?? Repeats);

    private (int Steps, bool Repeats, int Bound, long Sum) Size => (Steps, Repeats, Bound, _numbers.Sum(number => (long)number));

    private int At(long step, int column)
    {
        if (Steps == 0 || (!Repeats && step > Steps))
        {
            return 0;
        }

        return _numbers[((step - 1) % Steps * _width) + column];
    }
}
