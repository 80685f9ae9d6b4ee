namespace Hogwild.Simulation;

/// <summary>Who waits for which signal, in the order of beginning to wait. A signal that nobody waits for costs nothing.</summary>
internal sealed class SignalTable
{
    private const int Slack = 16;
    private readonly Dictionary<Signal, Line> _lines = [];
    private readonly Stack<Line> _spare = [];

    public void Add(Signal signal, ProcessState process, int leaf)
    {
        if (!_lines.TryGetValue(signal, out var line))
        {
            _lines.Add(signal, line = _spare.TryPop(out var spare) ? spare : new Line());
        }

        // Those who have left are dropped before they outnumber the others.
        if (line.Waiters.Count > (2 * line.Present) + Slack)
        {
            line.Waiters.RemoveAll(static waiter => waiter.HasLeft);
        }

        line.Waiters.Add(new Waiter(process, process.Since, leaf));
        line.Present++;
    }

    /// <summary>Somebody no longer waits for <paramref name="signal"/>.</summary>
    public void Leave(Signal signal)
    {
        if (_lines.TryGetValue(signal, out var line) && --line.Present == 0)
        {
            _lines.Remove(signal);
            Return(line);
        }
    }

    /// <summary>Takes out everybody who waits for <paramref name="signal"/>; to be given back.</summary>
    public Line? Take(Signal signal) => _lines.Remove(signal, out var line) ? line : null;

    public void Return(Line line)
    {
        line.Waiters.Clear();
        line.Present = 0;
        _spare.Push(line);
    }

    internal sealed class Line
    {
        public List<Waiter> Waiters { get; } = [];

        public int Present { get; set; }
    }

    internal readonly record struct Waiter(ProcessState Process, long Since, int Leaf)
    {
        public bool HasLeft => Process.Since != Since;
    }
}
