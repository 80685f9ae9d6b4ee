namespace Hogwild.Simulation.Tests;

/// <summary>What every kernel must do, whatever engine it is built on. One derived class a kernel runs all of it.</summary>
public abstract partial class KernelConformance
{
    /// <summary>A kernel at instant 0, without events.</summary>
    protected abstract IEventKernel Create(TiePolicy ties = default);

    private sealed class Noting(Action<int, long, long> note) : IEventHandler
    {
        public void Happen(int entity, long counter, long now) => note(entity, counter, now);
    }
}
