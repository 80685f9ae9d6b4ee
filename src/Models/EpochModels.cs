namespace Hogwild.Models;

/// <summary>A moving model as it is in one epoch after the other: what it should arrive at, and what is judged.</summary>
/// <threadsafety>One thread an object.</threadsafety>
public sealed class EpochModels
{
    private readonly MovingData _moving;
    private readonly MovingRule _rule;
    private readonly DataState _state;
    private int _epoch;

    /// <summary>The first epoch.</summary>
    /// <param name="model">A model of <see cref="MovingModels"/>.</param>
    /// <exception cref="ArgumentException">Its data do not change.</exception>
    public EpochModels(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _moving = model.Moving ?? throw new ArgumentException("expected a model whose data change", nameof(model));
        (_rule, _state) = ((MovingRule)model.Rule, new DataState(_moving));
        Present = model with { Data = _state.Answers(), Reference = model.Reference with { Away = _state.Away } };
    }

    /// <summary>The model in the present epoch.</summary>
    public Model Present { get; private set; }

    /// <summary>Goes on to the epoch at an instant, which is not before that of the last call.</summary>
    /// <param name="time">The instant, in ticks.</param>
    /// <returns>Whether the epoch is another one than before.</returns>
    public bool MoveTo(long time)
    {
        var epoch = _moving.EpochAt(time);
        if (epoch == _epoch)
        {
            return false;
        }

        var touched = new List<int>();
        for (; _epoch < epoch; _epoch++)
        {
            _state.Advance(touched);
        }

        var since = _moving.Epochs[epoch - 1];
        var rule = new EpochRule(_rule, since);
        var reference = rule.Depth == int.MaxValue ? FixedPoint.SolveIfAny(rule, _state.Graph) : FixedPoint.LastLayer(rule, _state.Graph);
        Present = Present with { Data = _state.Answers(), Reference = reference with { Away = _state.Away } };
        return true;
    }
}
