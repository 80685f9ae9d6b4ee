namespace Hogwild.Simulation;

/// <content>
/// Rounds: where all nodes act at every instant of a stretch and read what all have published at the one before, a rule that can
/// (<see cref="IRoundRule"/>) computes all of them at once.
/// </content>
public sealed partial class Network
{
    private readonly IRoundRule? _roundRule;
    private bool _goesInRounds;

    /// <summary>The rule, where it can compute rounds that mean the same as its updates one by one.</summary>
    private static IRoundRule? RoundRuleOf(IUpdateRule rule, Graph graph) =>
        rule is IRoundRule { ArcSize: 0, Depth: int.MaxValue } rounds && rounds.HasRounds(graph) ? rounds : null;

    /// <summary>Whether all of the stretch that begins are rounds in which every node reads the same version of every other.</summary>
    private bool GoesInRounds(Stretch stretch)
    {
        if (_roundRule is null || _asks || stretch.HasMail || stretch.Rounds == 0
            || stretch.Failure is not null || stretch.KeptCount != Graph.NodeCount || !Levels.AreAllSmallest)
        {
            return false;
        }

        var first = stretch.Parts[0].First;
        for (var node = 1; node < Graph.NodeCount; node++)
        {
            if (stretch.Parts[node].First != first)
            {
                return false;
            }
        }

        // Whoever acts too often is told one by one.
        return Math.Max(first, _levels.Smallest) + (long)stretch.Rounds < MostActivations;
    }

    /// <summary>Computes the rounds of the stretch that come before an instant, and publishes each when the next one begins.</summary>
    private void ActInRounds(Stretch stretch, long end, ref (int Node, long Time) turn)
    {
        var nodes = Graph.NodeCount;
        for (var round = _done / nodes; round < stretch.Rounds && stretch.Times[round] is var now && now < end; round++)
        {
            turn = (0, now);
            PublishBefore(stretch, now);
            if (Divergence is not null)
            {
                return;
            }

            turn = (nodes - 1, now);
            var columns = _columns!;
            var moved = _roundRule!.Round(
                new StateRows(columns.Numbers, columns.At(columns[0].Slot), (round == 0 ? 1 : stretch.Rounds) * columns.Step),
                new StateRows(columns.Numbers, columns.At(columns[0].Next), stretch.Rounds * columns.Step));
            _isNotFinite |= !double.IsFinite(moved);
            EndRound(columns, now);
        }
    }

    /// <summary>All nodes have acted.</summary>
    private void EndRound(Columns columns, long time)
    {
        var (nodes, version, level) = (Graph.NodeCount, columns[0].Newest, _levels.Smallest + 1);
        for (var node = 0; node < nodes; node++)
        {
            ref var own = ref columns[node];
            own.Chain = Simulation.Fingerprint.AppendRound(own.Chain, time, version, own.InDegree);
            columns.Level(own.Next++) = level;
        }

        (Activations, Updates, _done) = (Activations + nodes, Updates + nodes, _done + nodes);
    }

    /// <summary>Publishes what all nodes have computed last.</summary>
    private void PublishRound(Stretch stretch)
    {
        var (columns, last, time) = (_columns!, Graph.NodeCount - 1, stretch.TimeOf(stretch.Keys[_published]));
        var (version, level) = (columns[0].Newest, _levels.Smallest + 1);
        for (var node = 0; node <= last; node++)
        {
            ref var own = ref columns[node];
            (own.Newest, own.Slot, own.Level) = (version + 1, own.Next - 1, level);
            _recent.Add(node, time);
            if (version == 0)
            {
                _firstPublished[node] = time;
            }

            if (_pins.Find(node, version) is { } pinned)
            {
                pinned.Superseded = time;
            }

            if (_isNotFinite && Divergence is null && !AreFinite(State(node)))
            {
                Divergence = new Divergence(node, time);
            }

            if (node == last)
            {
                _levels.Raise();
            }

            _published++;
            _sent += Graph.OutDegree(node) * _copies;
            _observer?.Published(node, version + 1, time, level, State(node));
        }
    }
}
