// A delay: one of two, equally likely.
//   hogwild list delays --plugin samples/PlugIns/two-valued.cs
[Kind("two-valued", "one of two delays, equally likely", Example = "{ kind: two-valued, quick: 1ms, slow: 9ms }")]
public sealed record TwoValuedSpec(
    [Option("the shorter one")] TimeSpan Quick,
    [Option("the longer one", Least = 1)] TimeSpan Slow) : DelaySpec, IChecked
{
    public override long Shortest => Quick.Ticks;

    public override IDistribution Create() => new TwoValued(Quick.Ticks, Slow.Ticks);

    public IEnumerable<Misfit> Misfits(TimeSpan step) => Slow < Quick ? [new Misfit("slow", "a duration of at least 'quick'")] : [];
}

public sealed class TwoValued(long quick, long slow) : IDistribution
{
    public double Minimum => quick;

    public double Mean => (quick + slow) / 2.0;

    public double Quantile(double u) => u < 0.5 ? quick : slow;
}
