using Hogwild.Simulation;

namespace Hogwild.Contests;

/// <summary>PHOLD on this kernel, with a process a job.</summary>
internal sealed class PholdProcesses : Phold
{
    private readonly EventKernel _kernel = new();

    /// <summary>A run that has not begun.</summary>
    public PholdProcesses(int places)
        : base(places)
    {
        for (var job = 0; job < places; job++)
        {
            _kernel.Start(Travel, EventKind.User, job);
        }
    }

    /// <inheritdoc/>
    public override void Run(long until) => _kernel.Run(until);

    private IEnumerable<Wait> Travel(ProcessContext self)
    {
        for (var hop = 0L; ; hop++)
        {
            yield return Wait.For(Gap(self.Entity, hop));
            Count(Place(self.Entity, hop));
        }
    }
}
