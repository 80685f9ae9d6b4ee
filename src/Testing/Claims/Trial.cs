using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Testing;

/// <summary>One run of a model on a grid, step by step.</summary>
internal sealed class Trial
{
    private readonly Run _run;
    private readonly long _step;

    public Trial(Model model, IScheduler scheduler, long step, IObserver? observer = null)
    {
        _step = step;
        _run = new Run(model.Data.Graph, model.Rule, scheduler, observer: observer);
    }

    /// <summary>The run so far.</summary>
    public Network Network => _run.Network;

    /// <summary>The present step; 0 before the first one.</summary>
    public int Step { get; private set; }

    /// <summary>The present instant, in ticks.</summary>
    public long Time => Step * _step;

    /// <summary>The first step in an epoch.</summary>
    /// <param name="since">When it begins, in ticks.</param>
    public int StepOf(long since) => checked((int)((since + _step - 1) / _step));

    /// <summary>Whether no node can act any more.</summary>
    public bool IsOver => Network.Divergence is not null || Network.Finished == Network.Graph.NodeCount;

    /// <summary>Lets everything up to and including step <paramref name="step"/> happen.</summary>
    public void AdvanceTo(int step)
    {
        Step = step;
        _run.Through(Time);
    }
}
