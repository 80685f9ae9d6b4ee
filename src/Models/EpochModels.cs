namespace Hogwild.Models;

/// <summary>
/// A moving model as it is in one epoch after the other: what it should arrive at, and what is judged. Answers are found from those before,
/// so that only what a change reaches is computed anew.
/// </summary>
/// <threadsafety>One thread an object.</threadsafety>
public sealed class EpochModels
{
    // Of the tolerance on the scale of the first answer: what a node may have moved before its neighbours are told.
    private const double Exactly = 1e-6;
    private readonly MovingData _moving;
    private readonly MovingRule _rule;
    private readonly DataState _state;
    private readonly Reference _first;
    private readonly double _threshold;
    private readonly Model _model;
    private EpochSolver? _solver;
    private Reference _answer;
    private Model? _present;
    private int _epoch;

    /// <summary>The first epoch.</summary>
    /// <param name="model">A model of <see cref="MovingModels"/>.</param>
    /// <param name="tolerance">The distance that is of interest; answers are found to about a millionth of it. Default 10⁻⁶.</param>
    /// <exception cref="ArgumentException">Its data do not change.</exception>
    public EpochModels(Model model, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(model);
        _moving = model.Moving ?? throw new ArgumentException("expected a model whose data change", nameof(model));
        (_model, _rule, _state, _first) = (model, (MovingRule)model.Rule, new DataState(_moving), model.Reference);
        _threshold = Exactly * tolerance * Dense.MaxNorm(_first.States);
        _answer = _first;
    }

    /// <summary>
    /// The model in the present epoch. Made when it is asked for: an epoch that nobody looks at costs what a change
    /// reaches.
    /// </summary>
    public Model Present => _present ??= _model with { Data = _state.Answers(), Reference = Answer() with { Away = _state.Away } };

    /// <summary>How many updates of nodes were computed for the answers of all epochs after the first.</summary>
    public long Updates => _solver?.Updates ?? 0;

    /// <summary>
    /// How far the answer has gone so far, all epochs together, in the norm of <see cref="Model.Following"/>; 0 where there is
    /// none, infinite where no way led from one epoch to the next.
    /// </summary>
    public double Way { get; private set; }

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

        var (touched, before) = (new List<int>(), SinceOf(_epoch));
        while (_epoch < epoch)
        {
            _state.Advance(touched);
            var since = SinceOf(++_epoch);

            // Where the way counts, no epoch on it is left out.
            if (_epoch == epoch || _model.Following is not null)
            {
                Find(before, since);
                before = since;
            }
        }

        _present = null;
        return true;
    }

    private long SinceOf(int epoch) => epoch == 0 ? 0 : _moving.Epochs[epoch - 1];

    /// <summary>The answer of an epoch: the fixed point from that of the epoch before where there is one, else by rounds.</summary>
    private void Find(long before, long since)
    {
        using var work = Work.On(Work.References);
        var rule = new EpochRule(_rule, since);
        if (_model.Maker?.Period is { } period)
        {
            _answer = ModelFactory.AfterPass(rule, _state.Graph, period);
        }
        else if (_rule.Depth < int.MaxValue)
        {
            _answer = FixedPoint.LastLayer(rule, _state.Graph);
        }
        else if (!Follow(before, since))
        {
            (_solver, _answer) = (null, FixedPoint.SolveIfAny(rule, _state.Graph));
            Way = _model.Following is null ? 0 : double.PositiveInfinity;
        }
    }

    private bool Follow(long before, long since)
    {
        if (_solver is null)
        {
            if (!double.IsFinite(_answer.Residual))
            {
                return false;
            }

            _solver = new EpochSolver(_rule, _state.Graph, _answer.States, _threshold, _model.Following);
        }

        if (!_solver.MoveTo(_rule.ChangedBetween(before, since), since))
        {
            return false;
        }

        Way += _solver.Moved;
        return true;
    }

    private Reference Answer() => _solver is null || _epoch == 0 ? _answer : _answer with
    {
        States = _solver.States(), Residual = _solver.Threshold, Error = Math.Max(_first.Error, ErrorOf(_solver.Threshold)),
    };

    /// <summary>What a residual means: as much as the one of the first answer did.</summary>
    private double ErrorOf(double residual) => _first.Residual > 0 && double.IsFinite(_first.Error / _first.Residual)
        ? residual * Math.Max(1, _first.Error / _first.Residual) : residual;
}
