using Hogwild.Simulation;

namespace Hogwild.Schedulers;

/// <summary>
/// Every node acts in every step and reads the oldest version that the bound admits through every arc. A message of an edge-wise rule was
/// itself computed from such views, so that staleness nests over two hops; or, on request, all messages are renewed half a step after the
/// states, from fresh ones, so that a state and the message with it are equally old and staleness is that of one hop.
/// </summary>
/// <param name="bound">B, a multiple of the step: views are stale by just less than this.</param>
/// <param name="step">The grid, in ticks; at least 2 where not nested.</param>
/// <param name="nested">False for messages from fresh views. Broadcast rules have no messages and ignore it.</param>
public sealed class MaximalStaleness(Bound bound, long step, bool nested = true) : IScheduler
{
    private readonly long _ticks = bound.OnGrid(step);
    private IWorld? _world;
    private bool _halves;

    /// <inheritdoc/>
    public long Retain => _ticks;

    /// <inheritdoc/>
    public SchedulerNeeds Needs => new() { Grid = nested ? step : step / 2 };

    /// <inheritdoc/>
    public Foreknowledge Foreknowledge => Foreknowledge.Instants;

    /// <inheritdoc/>
    public void Start(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
        _halves = world.EdgeWise && !nested;
        ArgumentOutOfRangeException.ThrowIfLessThan(step, _halves ? 2 : 1);
    }

    /// <inheritdoc/>
    public long Next(int node, int count, long now) =>
        !_halves ? Ticks.After(now, step) : Instants.Half(count, step);

    /// <inheritdoc/>
    public int NextAll(int node, int count, long now, long until, Span<long> times) => !_halves
        ? Instants.Even(now, step, until, times)
        : Instants.Halves(count, step, until, times);

    /// <inheritdoc/>
    public void Send(int node, int version, long now, Span<long> arrivals) => arrivals.Fill(now + 1);

    /// <inheritdoc/>
    public Verdict Activate(ref Activation activation, Span<int> read, ReadOnlySpan<int> newest)
    {
        if (_halves && activation.Count % 2 == 0)
        {
            newest.CopyTo(read);
            activation.Exchange = Exchange.Messages;
            return Verdict.Go;
        }

        // In the first half of a step a state still goes with the messages of the one before.
        var after = activation.Time - _ticks + (_halves ? step / 2 : 0);
        activation.Exchange = _halves ? Exchange.State : Exchange.Both;
        var graph = _world!.Graph;
        for (var slot = 0; slot < read.Length; slot++)
        {
            read[slot] = _world.OldestSupersededAfter(graph.Source(graph.InArc(activation.Node, slot)), after);
        }

        return Verdict.Go;
    }
}
