using Hogwild.Models;

namespace Hogwild.Training;

/// <summary>
/// Trains a linear implicit rule, H = Ã H M + B with a symmetric M, by implicit differentiation. Ã and M being symmetric, the adjoint
/// V = R + Ã V M has the same closed form as the fixed point; the spectrum of a graph is found once.
/// </summary>
/// <typeparam name="TRule">The rule.</typeparam>
internal abstract class SmoothTrainer<TRule> : FixedPointTrainer<TRule>
    where TRule : class, ISmoothRule
{
    private readonly int? _rounds;
    private readonly ClosedForm?[] _forms;
    private readonly List<(ClosedForm? Form, TRule Rule)> _slots = [];

    /// <summary>A trainer.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="data">The data.</param>
    /// <param name="initial">The parameters to begin with.</param>
    /// <param name="rounds">How many synchronous rounds stand for the closed form, from zero; null for that itself.</param>
    /// <exception cref="ArgumentException">A graph is directed, or too large for the closed form.</exception>
    protected SmoothTrainer(
        TrainingSettings settings, Dataset data, SortedDictionary<string, Models.Tensor> initial, int? rounds)
        : base(settings, data, initial)
    {
        (_rounds, _forms) = (rounds, new ClosedForm?[data.Graphs.Count]);
        foreach (var graph in data.Graphs.Select(graph => graph.Graph))
        {
            if (!graph.IsUndirected || (rounds is null && ClosedForm.Against(graph) is not null))
            {
                throw new ArgumentException(ClosedForm.Against(graph) + (graph.IsUndirected ? "; 'rounds' does without it" : string.Empty));
            }
        }
    }

    /// <inheritdoc/>
    protected override void Solve(int slot, int number, TRule rule, double[] states)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var form = _rounds is null ? _forms[number] ??= new ClosedForm(rule.Adjacency) : null;
        if (slot == _slots.Count)
        {
            _slots.Add((form, rule));
        }

        _slots[slot] = (form, rule);
        SolveFor(slot, rule.Source, states);
    }

    /// <inheritdoc/>
    protected override void Adjoint(int slot, ReadOnlySpan<double> gradient, double[] adjoint) => SolveFor(slot, gradient, adjoint);

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, double>> Facts() => [new("c", _slots.Max(slot => Certify(slot.Rule).Factor))];

    /// <summary>What is proved of it.</summary>
    protected abstract Certificate Certify(TRule rule);

    private void SolveFor(int slot, ReadOnlySpan<double> source, double[] states)
    {
        var (form, rule) = _slots[slot];
        var found = form is null ? rule.Iterate(source, _rounds!.Value) : form.Solve(rule.Mix, rule.StateSize, source);
        found.CopyTo(states, 0);
    }
}
