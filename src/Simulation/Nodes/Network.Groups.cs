using System.Runtime.CompilerServices;

namespace Hogwild.Simulation;

/// <content>
/// Groups: activations that follow each other in time, of which none reads what another one computes, are computed side by side where a
/// rule can (<see cref="IGroupRule"/>). Nothing shows of it but that it is faster.
/// </content>
public sealed partial class Network
{
    // The level of what is being computed: whoever reads it must wait. It may stay where a group does not come about, since nobody reads a
    // version before its turn has come, and then it has its level.
    private const int BeingComputed = -1;
    private readonly int[] _groupNodes = new int[IGroupRule.Most];
    private readonly int[] _groupLevels = new int[IGroupRule.Most];
    private readonly int[] _groupNext = new int[IGroupRule.Most];
    private IGroupRule? _groupRule;
    private int[] _groupStates = [];

    // Where so much is to be done that every level changes, levels are counted when somebody asks for the smallest.
    private bool _areLevelsOld;

    /// <summary>How many nodes are at which level.</summary>
    private LevelCount Levels
    {
        get
        {
            if (_areLevelsOld)
            {
                _areLevelsOld = false;
                _levels.Reset(_columns![0].Level);
                for (var node = 1; node < Graph.NodeCount; node++)
                {
                    _levels.Change(_columns[0].Level, _columns[node].Level);
                }
            }

            return _levels;
        }
    }

    /// <summary>Whether stretches are computed in groups, and room for that.</summary>
    private void StartGroups(int slots)
    {
        // Who looks on sees every activation by itself. Without messages that take their time neighbours often read each other.
        if (_rule is IGroupRule { ArcSize: 0, Depth: int.MaxValue } rule && rule.HasGroups(Graph) && rule.SharedSize == rule.StateSize
            && _observer is null && !_asks && _allReadOwn && Stretch.HasMail)
        {
            (_groupRule, _groupStates) = (rule, new int[IGroupRule.Most * (slots + 1)]);
        }
    }

    /// <summary>
    /// Lets a group of nodes act, and publishes what they compute; that of the last instant not yet, unless nobody acts at it any more.
    /// </summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="keys">Whose turns they are, in the order of time.</param>
    /// <param name="hints">Whether to ask ahead for what later ones touch; it has been for the first.</param>
    /// <param name="turn">Who acted last, and when.</param>
    /// <returns>Whether they did. Otherwise nothing has happened, and the first of them is to act by itself.</returns>
    private bool TryActTogether(Stretch stretch, ReadOnlySpan<ulong> keys, bool hints, ref (int Node, long Time) turn)
    {
        var (used, first, members) = (0, _done, 0);

        // Of an instant that goes on nothing is published yet, and no node of it acts again; later it may, and reads that.
        var end = _published < first ? stretch.TimeOf(keys[first]) + 1 : Ticks.Never;
        for (var most = Math.Min(IGroupRule.Most, keys.Length - first); members < most; members++)
        {
            var key = keys[first + members];
            if (stretch.TimeOf(key) >= end || !TryJoin(stretch, stretch.NodeOf(key), members, ref used))
            {
                break;
            }

            if (!hints)
            {
                ExpectRow(stretch, keys, first + members);
            }
            else if (members > 0)
            {
                Expect(stretch, keys, first + members);
            }
        }

        if (members < 2 || !_groupRule!.Update(
            _groupNodes.AsSpan(0, members), _groupStates.AsSpan(0, used), _groupNext.AsSpan(0, members), _columns!.Numbers))
        {
            return false;
        }

        var last = keys[first + members - 1];
        turn = (stretch.NodeOf(last), stretch.TimeOf(last));
        for (var member = 0; member < members; member++)
        {
            HasActed(stretch, _groupNodes[member], _groupLevels[member], stretch.TimeOf(keys[first + member]));
        }

        PublishGroup(stretch, keys, first, turn.Time);
        return true;
    }

    /// <summary>Publishes what a group has computed, as far as its instants are over.</summary>
    private void PublishGroup(Stretch stretch, ReadOnlySpan<ulong> keys, int first, long last)
    {
        // Where nobody acts any more at the last instant, and the run does not end there, nobody can tell when that is published.
        var isOver = _done == keys.Length || stretch.TimeOf(keys[_done]) > last;
        if (!isOver || _published < first || stretch.Failure is not null)
        {
            PublishBefore(stretch, last);
            return;
        }

        for (; _published < _done; _published++)
        {
            PublishNext(stretch.NodeOf(keys[_published]), stretch.TimeOf(keys[_published]));
        }
    }

    /// <summary>Finds what a member of a group reads.</summary>
    /// <returns>False where one before it computes some of that, and where it is not in the columns.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryJoin(Stretch stretch, int node, int member, ref int used)
    {
        var columns = _columns!;
        ref var own = ref columns[node];
        if (own.Newest >= MostActivations || own.Level >= MostActivations || _groupNodes.AsSpan(0, member).Contains(node))
        {
            return false;
        }

        var level = own.Level;
        var row = stretch.Reads.AsSpan(own.Row, own.InDegree);
        var states = _groupStates.AsSpan(used, row.Length + 1);
        states[0] = columns.At(own.Slot);
        for (var slot = 0; slot < row.Length; slot++)
        {
            var place = (int)row[slot];
            if (place == Stretch.Nowhere)
            {
                return false;
            }

            var found = columns.SlotOf(place);
            states[slot + 1] = columns.At(found);

            // The smaller one, without a branch that nobody can predict.
            var above = columns.Level(found) - level;
            level += above & (above >> 31);
        }

        if (level == BeingComputed)
        {
            return false;
        }

        (_groupNodes[member], _groupLevels[member], _groupNext[member]) = (node, level + 1, columns.At(own.Next));
        columns.Level(own.Next) = BeingComputed;
        used += states.Length;
        return true;
    }

    /// <summary>What has been computed counts.</summary>
    private void HasActed(Stretch stretch, int node, int level, long time)
    {
        ref var own = ref _columns![node];
        _columns.Level(own.Next++) = level;
        own.Chain = Simulation.Fingerprint.AppendRow(own.Chain, time, stretch.Reads.AsSpan(own.Row, own.InDegree));
        own.Row += own.InDegree;
        Activations++;
        Updates++;
        _done++;
    }
}
