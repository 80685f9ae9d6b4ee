using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>The M/M/1 queue on this kernel, with a process from which customers come and one that serves them.</summary>
internal sealed class Mm1Processes : Mm1
{
    private readonly EventKernel _kernel = new();
    private readonly Signal _arrived = new("a customer has come");

    /// <summary>A run that has not begun.</summary>
    public Mm1Processes()
    {
        _kernel.Start(Come, EventKind.User, 0);
        _kernel.Start(Serve, EventKind.User, 1);
    }

    /// <inheritdoc/>
    public override void Run(long until) => _kernel.Run(until);

    private IEnumerable<Wait> Come(ProcessContext self)
    {
        for (var customer = 0L; ; customer++)
        {
            yield return Wait.For(Gap(customer));
            Arrive(self.Now);
            _kernel.Fire(_arrived);
        }
    }

    private IEnumerable<Wait> Serve(ProcessContext self)
    {
        for (var customer = 0L; ; customer++)
        {
            if (Number == 0)
            {
                yield return Wait.On(_arrived);
            }

            yield return Wait.For(Service(customer));
            Leave(self.Now);
        }
    }
}
