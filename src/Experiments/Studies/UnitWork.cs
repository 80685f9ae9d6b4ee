using System.Text;

namespace Hogwild.Experiments;

/// <summary>What a unit of work is given while it computes: when to stop, and where that goes which is too large to hold.</summary>
/// <param name="store">Where its parts are kept; null for straight to where they belong.</param>
/// <param name="name">Its name, where there is a store.</param>
/// <param name="parts">What it has said that it leaves.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class UnitWork(IUnitStore? store, string name, IReadOnlyList<UnitPart> parts, CancellationToken cancellation)
{
    private const string ProgressPart = "progress";

    /// <summary>Asks to stop.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>How far the unit had come when it was stopped, as it wrote that down; null where it begins.</summary>
    public string? Progress()
    {
        using var stream = store?.OpenPart(name, ProgressPart);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Writes down how far the unit has come, so that it need not begin again; what was written before goes.</summary>
    /// <param name="progress">What it needs to go on and to come out the same.</param>
    public void KeepProgress(string progress) =>
        store?.KeepPart(name, ProgressPart, stream => stream.Write(Encoding.UTF8.GetBytes(progress)));

    /// <summary>Gives away a part of the outcome, one of those that the unit has said it leaves.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="write">Writes it; the same whenever it is asked, which may be more than once.</param>
    public void KeepPart(string part, Action<Stream> write)
    {
        using var work = Work.On(Work.Keeping);
        if (store is not null)
        {
            store.KeepPart(name, part, write);
            return;
        }

        foreach (var place in parts.Where(item => item.Name == part))
        {
            using var stream = place.Create();
            write(stream);
        }
    }

    /// <summary>Most units want nothing else.</summary>
    public static implicit operator CancellationToken(UnitWork work) => work.Cancellation;
}
