namespace Hogwild.Simulation.Tests;

public sealed class EventKernelConformance : KernelConformance
{
    protected override IEventKernel Create(TiePolicy ties = default) => new EventKernel(ties);
}
