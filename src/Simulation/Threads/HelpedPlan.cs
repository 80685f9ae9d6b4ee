namespace Hogwild.Simulation;

/// <summary>Work that another core may do, or whoever needs it first.</summary>
internal sealed class HelpedPlan
{
    private readonly Action _work;
    private readonly Task _helper;
    private int _isTaken;

    /// <summary>Offers work. A core has been taken for it, and is returned.</summary>
    public HelpedPlan(Action work)
    {
        _work = work;
        _helper = Task.Run(Help);
    }

    /// <summary>When it returns, the work has been done.</summary>
    public void Finish()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) == 0)
        {
            _work();
            return;
        }

        _helper.GetAwaiter().GetResult();
    }

    /// <summary>When it returns, nobody does the work any more.</summary>
    /// <returns>Whether it has been done.</returns>
    public bool Stop()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) == 0)
        {
            return false;
        }

        _helper.GetAwaiter().GetResult();
        return true;
    }

    private void Help()
    {
        try
        {
            if (Interlocked.Exchange(ref _isTaken, 1) == 0)
            {
                _work();
            }
        }
        finally
        {
            Cores.Return();
        }
    }
}
