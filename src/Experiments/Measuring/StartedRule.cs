using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A rule that begins elsewhere: normal numbers, functions of draws, node and component, are added to its own start.</summary>
/// <param name="inner">The rule; nodes send nothing but their states.</param>
/// <param name="graph">The graph that it was made for; draws go by the keys of its nodes.</param>
/// <param name="scale">Standard deviation of the numbers.</param>
/// <param name="draws">Draws of the replicate.</param>
internal sealed class StartedRule(IUpdateRule inner, Graph graph, double scale, Draws draws) : IUpdateRule
{
    /// <inheritdoc/>
    public int StateSize => inner.StateSize;

    /// <inheritdoc/>
    public int SharedSize => inner.SharedSize;

    /// <inheritdoc/>
    public int ArcSize => inner.ArcSize;

    /// <inheritdoc/>
    public int Depth => inner.Depth;

    /// <inheritdoc/>
    public IReadOnlyList<WorldChange> Changes => inner.Changes;

    /// <summary>The rule of a model in one replicate of a scenario: its own, where the model says nothing of other starts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">Has the seed.</param>
    /// <param name="replicate">Number of the replicate; what has none, as the synchronous run, begins where the first one does.</param>
    public static IUpdateRule Of(Model model, Scenario scenario, int replicate = 0) => model.Start is not { } scale ? model.Rule
        : new StartedRule(model.Rule, model.Data.Graph, scale, new Draws(scenario.Seed).Replicate(replicate));

    /// <summary>The rule of a model in every replicate of a scenario.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">Has the seed, and says how many there are.</param>
    public static IReadOnlyList<IUpdateRule> All(Model model, Scenario scenario) => model.Start is null ? [model.Rule]
        : [.. Enumerable.Range(0, Math.Max(1, scenario.Schedules)).Select(replicate => Of(model, scenario, replicate))];

    /// <inheritdoc/>
    public bool ReadsOwn(int node) => inner.ReadsOwn(node);

    /// <inheritdoc/>
    public void Initialize(int node, Span<double> state, in Outbox outbox)
    {
        inner.Initialize(node, state, outbox);
        for (var k = 0; k < state.Length; k++)
        {
            state[k] += scale * draws.Normal(Purpose.Start, (ulong)(uint)graph.Key(node), k);
        }
    }

    /// <inheritdoc/>
    public void Update(in Activation now, ReadOnlySpan<double> own, in Inbox inbox, Span<double> next, in Outbox outbox) =>
        inner.Update(now, own, inbox, next, outbox);
}
