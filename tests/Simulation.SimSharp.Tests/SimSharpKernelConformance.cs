namespace Hogwild.Simulation.Tests;

public sealed class SimSharpKernelConformance : KernelConformance
{
    protected override IEventKernel Create(TiePolicy ties = default) => new SimSharpKernel(ties);
}
