// A rule: every node settles between what it has measured (its first feature) and the mean of its neighbours.
//   hogwild run samples/PlugIns/smoothing.yaml --plugin samples/PlugIns/smoothing.cs
[Kind("smoothing", "between what was measured and the mean of the neighbours", Example = "rule: { kind: smoothing, trust: 0.5 }")]
public sealed record SmoothingSpec([Option("share of what was measured", Least = 0.001, Most = 1)] double Trust = 0.5) : RuleSpec
{
    public override bool NeedsData => true;

    public override Model Create(RuleContext context) =>
        ModelFactory.Of(context.Name, context.Data!, new Smoothing(context.Data!, Trust));
}

public sealed class Smoothing(GraphData data, double trust) : IUpdateRule
{
    public int StateSize => 1;

    public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = Measured(node);

    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
    {
        var sum = 0.0;
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            sum += inbox[slot][0];
        }

        next[0] = (trust * Measured(now.Node)) + ((1 - trust) * sum / Math.Max(1, inbox.Count));
    }

    private double Measured(int node) => data.Features[node * data.FeatureSize];
}
