using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Cli.Tests;

/// <summary>A scheduler whose name is taken.</summary>
[Kind("round-robin", "a name that is taken")]
public sealed record SecondRoundRobin : SchedulerSpec
{
    protected override IScheduler Bare(SchedulerContext context) => new Schedulers.RoundRobin(context.Step);
}
