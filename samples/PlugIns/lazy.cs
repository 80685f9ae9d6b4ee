// A scheduler: every node acts in every so-manieth step, each in its own, on what is newest.
//   hogwild run samples/PlugIns/smoothing.yaml --plugin samples/PlugIns/lazy.cs --plugin … --set "scheduler={kind: lazy, every: 3}"
[Kind("lazy", "every node acts in every so-manieth step, each in its own", Example = "scheduler: { kind: lazy, every: 3 }")]
public sealed record LazySpec([Option("steps between two activations", Least = 1, Most = 100)] int Every = 3) : SchedulerSpec
{
    public override bool ActsOnGrid => true;

    public override bool IsDeterministic => true;

    protected override IScheduler Bare(SchedulerContext context) => new Lazy(context.Step, Every);
}

public sealed class Lazy(long step, int every) : GridScheduler
{
    public override long Next(int node, int count, long now) => ((long)count * every * step) + ((1 + (node % every)) * step);
}
