namespace Hogwild.Experiments;

/// <summary>What a unit of work is given while it computes: when to stop, and where parts of its outcome go that are too large to hold.</summary>
/// <param name="keepPart">Takes a part, by its name, as it is written.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class UnitWork(Action<string, Action<Stream>> keepPart, CancellationToken cancellation)
{
    /// <summary>Asks to stop.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Gives away a part of the outcome, one of those that the unit has said it leaves.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="write">Writes it.</param>
    public void KeepPart(string part, Action<Stream> write) => keepPart(part, write);

    /// <summary>Most units want nothing else.</summary>
    public static implicit operator CancellationToken(UnitWork work) => work.Cancellation;
}
