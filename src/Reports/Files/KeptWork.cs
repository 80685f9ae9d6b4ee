using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// All that is kept of a study that is under way: units that others ask for too, which stay, and its own, which go at its end.
/// </summary>
internal sealed class KeptWork
{
    private readonly string _folder;
    private readonly UnitFolder _written;
    private readonly DelayedUnits _lasting;
    private readonly UnfinishedWork _own;

    /// <summary>What is kept beside results.</summary>
    /// <param name="parent">The folder of all results.</param>
    /// <param name="name">The name of the folder of these.</param>
    /// <param name="studies">What is asked, of one scenario.</param>
    /// <param name="warn">Is told of files that are damaged.</param>
    public KeptWork(string parent, string name, IReadOnlyList<Study> studies, Action<string> warn)
    {
        _folder = Kept.Units(parent);
        _written = new UnitFolder(_folder, warn);
        _own = new UnfinishedWork(Kept.Unfinished(parent, name), studies, warn);
        _lasting = new DelayedUnits(_written, _own.Begin);
        Changes = _own.Changes();
    }

    /// <summary>Units that others ask for too.</summary>
    public IUnitStore Lasting => _lasting;

    /// <summary>Units that nobody else asks for.</summary>
    public IUnitStore Unfinished => _own.Units;

    /// <summary>Whether the study was begun before, and did not come to its end.</summary>
    public bool WasStopped => _own.WasStopped;

    /// <summary>What was asked otherwise then, a line a value.</summary>
    public IReadOnlyList<string> Changes { get; }

    /// <summary>How many units were found or kept so far.</summary>
    public int Count => _written.Count + _own.Kept.Count;

    /// <summary>Writes what waits.</summary>
    public void Flush()
    {
        _lasting.Flush();
        _own.Units.Flush();
    }

    /// <summary>Forgets what waits: it cannot be written.</summary>
    public void Forget()
    {
        _lasting.Forget();
        _own.Units.Forget();
    }

    /// <summary>The results are in their place.</summary>
    public void Finish()
    {
        _lasting.Flush();
        _own.Remove();
        try
        {
            Directory.Delete(_folder);
        }
        catch (IOException)
        {
            // There is none, or it is not empty: others have units there.
        }
    }
}
