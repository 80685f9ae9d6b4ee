using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

/// <summary>x ← x / 2, which throws from an instant on, in runs that are not synchronous.</summary>
/// <param name="From">The instant.</param>
[Kind("failing", "throws from an instant on")]
public sealed record FailingSpec([Option("the instant")] TimeSpan From) : RuleSpec
{
    public override bool NeedsData => true;

    public override Model Create(RuleContext context)
    {
        var model = ModelFactory.Of(context.Name, context.Data!, new Halving(long.MaxValue));
        return model with { Rule = new Halving(From.Ticks) };
    }

    private sealed class Halving(long from) : IUpdateRule
    {
        public int StateSize => 1;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox)
        {
            if (now.Time >= from)
            {
                throw new ArithmeticException(string.Create(
                    CultureInfo.InvariantCulture, $"node 0 has no number from {from / TimeSpan.TicksPerMillisecond} ms on"));
            }

            next[0] = own[0] / 2;
        }
    }
}
