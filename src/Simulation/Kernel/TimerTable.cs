namespace Hogwild.Simulation;

/// <summary>Timers that have neither happened nor been cancelled, in slots that are used again.</summary>
internal sealed class TimerTable
{
    private const int None = -1;
    private Slot[] _slots = new Slot[16];
    private int _count;
    private int _free = None;

    public ref readonly Slot this[int slot] => ref _slots[slot];

    public int Add(long id, Action action, int entity)
    {
        var slot = _free;
        if (slot != None)
        {
            _free = _slots[slot].NextFree;
        }
        else
        {
            slot = _count++;
            if (slot == _slots.Length)
            {
                Array.Resize(ref _slots, 2 * slot);
            }
        }

        _slots[slot] = new Slot(id, action, entity, None);
        return slot;
    }

    public bool IsLive(int slot, long id) => (uint)slot < (uint)_count && _slots[slot].Action is not null && _slots[slot].Id == id;

    public Action Take(int slot)
    {
        var action = _slots[slot].Action!;
        _slots[slot] = _slots[slot] with { Action = null, NextFree = _free };
        _free = slot;
        return action;
    }

    internal readonly record struct Slot(long Id, Action? Action, int Entity, int NextFree);
}
