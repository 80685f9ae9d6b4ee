namespace Hogwild.Simulation;

/// <content>What has arrived and what is on its way, where it has been decided ahead: looked up in the columns of the stretch.</content>
public sealed partial class Network
{
    private int OldestAhead(int node, long now)
    {
        var newest = _columns![node].Newest;
        var oldest = newest;
        for (var slot = 0; slot < Graph.OutDegree(node); slot++)
        {
            var arc = Look(node, slot, now);
            oldest = Math.Min(oldest, arc.View > 0 ? arc.View : arc.OldestWaiting);
        }

        return _scheduler.Retain > 0 ? Math.Min(oldest, OldestSupersededAfter(node, now - _scheduler.Retain)) : oldest;
    }

    private bool InitialIsReadableAhead(int node, long now)
    {
        for (var slot = 0; slot < Graph.OutDegree(node); slot++)
        {
            if (Look(node, slot, now).View == 0)
            {
                return true;
            }
        }

        return false;
    }

    private long NextAhead(int source, int slot, int version, long now) => Look(source, slot, now, version).Next;

    private Traffic CountAhead(long now)
    {
        var (lost, inFlight) = (Stretch.LostBefore, 0L);
        for (var node = 0; node < Graph.NodeCount; node++)
        {
            for (var slot = 0; slot < Graph.OutDegree(node); slot++)
            {
                lost += Stretch.HasMail ? SentAhead(node, slot).Count(Ticks.Never) : 0;
                inFlight += Look(node, slot, now).Waiting;
            }
        }

        return new Traffic(MessagesSent, MessagesSent - lost - inFlight, lost);
    }

    /// <summary>Versions of which there is no message, though there are copies and out-arcs.</summary>
    private long UnsentAhead()
    {
        var unsent = Stretch.UnsentBefore;
        for (var node = 0; Stretch.HasUnsent && node < Graph.NodeCount; node++)
        {
            for (var slot = 0; slot < Graph.OutDegree(node); slot++)
            {
                unsent += SentAhead(node, slot).Count(Ticks.NotSent);
            }
        }

        return unsent;
    }

    /// <summary>When the messages arrive that a node has sent so far in the stretch through an out-slot.</summary>
    private ReadOnlySpan<long> SentAhead(int node, int slot) =>
        Stretch.ArrivalsOf(node, slot)[..(Stretch.Copies * (_columns![node].Newest + 1 - Stretch.Parts[node].First))];

    /// <summary>What has become, by an instant, of the messages of an arc that were on their way in the stretch.</summary>
    /// <param name="node">The sender.</param>
    /// <param name="slot">Its out-slot.</param>
    /// <param name="now">The instant, in ticks.</param>
    /// <param name="than">The arrival asked for is that of a newer version than this.</param>
    private ArcLook Look(int node, int slot, long now, int than = 0)
    {
        var (stretch, newest, first) = (Stretch, _columns![node].Newest, Stretch.Parts[node].First);
        var arc = Graph.OutArcs(node)[slot];
        var look = new ArcLook(stretch.HasMail ? stretch.Views[arc] : first - 1, newest, 0, Ticks.Never);
        if (!stretch.HasMail)
        {
            // Of those before the stretch, the last one may arrive as it begins.
            for (var version = Math.Max(1, first - 1); version <= newest; version++)
            {
                look = look.With(version, stretch.BirthOf(node, version) + 1, _needs.Copies, now, than);
            }

            return look;
        }

        var inSlot = arc - Graph.InArc(Graph.Target(arc), 0);
        foreach (var letter in stretch.Letters.Of(Graph.Target(arc)))
        {
            look = letter.Slot == inSlot ? look.With(letter.Version, letter.Arrival, 1, now, than) : look;
        }

        var sent = SentAhead(node, slot);
        for (var at = 0; at < sent.Length; at++)
        {
            look = sent[at] is Ticks.Never or Ticks.NotSent ? look : look.With(first + (at / stretch.Copies), sent[at], 1, now, than);
        }

        return look;
    }

    /// <summary>What has become of the messages of an arc.</summary>
    /// <param name="View">The newest version that has arrived.</param>
    /// <param name="OldestWaiting">The oldest one that is on its way; the newest where none is.</param>
    /// <param name="Waiting">How many messages are on their way.</param>
    /// <param name="Next">When the next one arrives, in ticks.</param>
    private readonly record struct ArcLook(int View, int OldestWaiting, int Waiting, long Next)
    {
        public ArcLook With(int version, long arrival, int copies, long now, int than) => arrival <= now
            ? this with { View = Math.Max(View, version) }
            : new ArcLook(
                View, Math.Min(OldestWaiting, version), Waiting + copies, version > than ? Math.Min(Next, arrival) : Next);
    }
}
