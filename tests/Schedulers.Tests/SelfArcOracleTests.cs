using Hogwild.Simulation;

namespace Hogwild.Schedulers.Tests;

/// <summary>
/// The one delayed iteration whose stability limit is known in closed form: x(t+1) = x(t) − a·x(t − τ) is stable exactly for
/// 0 &lt; a &lt; 2 sin(π / (2(2τ + 1))). A node with a self-arc of constant delay is that iteration.
/// </summary>
public class SelfArcOracleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    public void A_delayed_self_arc_is_stable_up_to_the_known_step(int delay)
    {
        var limit = 2 * Math.Sin(Math.PI / (2 * ((2 * delay) + 1)));
        Assert.InRange(Amplitude(delay, 0.99 * limit), 0, 1e-3);
        Assert.InRange(Amplitude(delay, 1.01 * limit), 1e3, double.PositiveInfinity);
    }

    private static double Amplitude(int delay, double a)
    {
        // A version published at t − (τ + 1) steps is x(t − τ); a delay of that length makes it the newest that has arrived.
        var step = TimeSpan.FromTicks(Runs.Step);
        var graph = new GraphBuilder(1).AddArc(0, 0).Build();
        var scheduler = new Physical(new PeriodicClock(step, step), new Link(new Constant((delay + 1) * step)), new Draws(1));
        var peak = new Peak(from: 30_000 * Runs.Step);
        Runs.Run(graph, new DelayedDescent(a), scheduler, 31_000 * Runs.Step, peak);
        return peak.Value;
    }

    private sealed class DelayedDescent(double a) : IUpdateRule
    {
        public int StateSize => 1;

        public void Initialize(int node, Span<double> state, in Outbox outbox) => state[0] = 1;

        public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
            next[0] = own[0] - (a * inbox[0][0]);
    }

    private sealed class Peak(long from) : IObserver
    {
        private double _value;
        private bool _finite = true;

        public double Value => _finite ? _value : double.PositiveInfinity;

        public void Published(int node, int version, long time, int level, ReadOnlySpan<double> state)
        {
            _finite &= double.IsFinite(state[0]);
            _value = time >= from ? Math.Max(_value, Math.Abs(state[0])) : _value;
        }
    }
}
