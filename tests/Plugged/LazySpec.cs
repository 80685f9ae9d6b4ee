using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Plugged;

/// <summary>Every node acts in every so-manieth step, on what is newest.</summary>
/// <param name="Every">How many steps lie between two activations of a node.</param>
[Kind("lazy", "every node acts in every so-manieth step")]
public sealed record LazySpec([Option("steps between two activations", Least = 1, Most = 100)] int Every = 3) : SchedulerSpec
{
    /// <inheritdoc/>
    public override bool ActsOnGrid => true;

    /// <inheritdoc/>
    public override bool IsDeterministic => true;

    /// <inheritdoc/>
    protected override IScheduler Bare(SchedulerContext context) => new Lazy(context.Step * Every);

    private sealed class Lazy(long period) : GridScheduler
    {
        public override long Next(int node, int count, long now) => now + period;
    }
}
