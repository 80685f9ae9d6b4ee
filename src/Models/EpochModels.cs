namespace Hogwild.Models;

/// <summary>
/// A moving model as it is in one epoch after the other: what it should arrive at, and what is judged. Answers are found from those before,
/// so that only what a change reaches is computed anew.
/// </summary>
/// <threadsafety>One thread an object.</threadsafety>
public sealed class EpochModels
{
    // Of the tolerance on the scale of the answer, and of that scale: what a node may have moved before its neighbours are told.
    private const double Exactly = 1e-6;
    private const double LeastShare = 1e-14;
    private readonly MovingData _moving;
    private readonly MovingRule _rule;
    private readonly DataState _state;
    private readonly Reference _first;
    private readonly double _threshold;
    private EpochSolver? _solver;
    private int _epoch;

    /// <summary>The first epoch.</summary>
    /// <param name="model">A model of <see cref="MovingModels"/>.</param>
    /// <param name="tolerance">The distance that is of interest; answers are found to about a millionth of it. Default 10⁻⁶.</param>
    /// <exception cref="ArgumentException">Its data do not change.</exception>
    public EpochModels(Model model, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(model);
        _moving = model.Moving ?? throw new ArgumentException("expected a model whose data change", nameof(model));
        (_rule, _state, _first) = ((MovingRule)model.Rule, new DataState(_moving), model.Reference);
        _threshold = Math.Max(Exactly * tolerance, LeastShare) * Math.Max(Dense.MaxNorm(_first.States), double.Epsilon);
        Present = model with { Data = _state.Answers(), Reference = model.Reference with { Away = _state.Away } };
    }

    /// <summary>The model in the present epoch.</summary>
    public Model Present { get; private set; }

    /// <summary>How many updates of nodes were computed for the answers of all epochs after the first.</summary>
    public long Updates => _solver?.Updates ?? 0;

    /// <summary>
    /// How far the answer has gone so far, all epochs together, in the norm of <see cref="Model.Following"/>; 0 where there is none.
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

        var (touched, answer, before) = (new List<int>(), Present.Reference, SinceOf(_epoch));
        while (_epoch < epoch)
        {
            _state.Advance(touched);
            var since = SinceOf(++_epoch);

            // Where the way counts, no epoch on it is left out.
            if (_epoch == epoch || Present.Following is not null)
            {
                var found = AnswerOf(answer, before, since);
                Way += Present.Following?.Norm(found.States, answer.States) ?? 0;
                (answer, before) = (found, since);
            }
        }

        Present = Present with { Data = _state.Answers(), Reference = answer with { Away = _state.Away } };
        return true;
    }

    private long SinceOf(int epoch) => epoch == 0 ? 0 : _moving.Epochs[epoch - 1];

    private Reference AnswerOf(Reference known, long before, long since)
    {
        var rule = new EpochRule(_rule, since);
        return Present.Maker?.Period is { } period ? ModelFactory.AfterPass(rule, _state.Graph, period)
            : _rule.Depth == int.MaxValue ? Solve(known, before, since) : FixedPoint.LastLayer(rule, _state.Graph);
    }

    /// <summary>The fixed point: from that of the epoch before where there is one, else by rounds.</summary>
    private Reference Solve(Reference known, long before, long since)
    {
        using var work = Work.On(Work.References);
        if (double.IsFinite(known.Residual))
        {
            _solver ??= new EpochSolver(_rule, _state.Graph, known.States, _threshold);
            if (_solver.MoveTo(_rule.ChangedBetween(before, since), since))
            {
                return known with { States = _solver.States(), Residual = _threshold, Error = Math.Max(_first.Error, ErrorOf(_threshold)) };
            }
        }

        _solver = null;
        return FixedPoint.SolveIfAny(new EpochRule(_rule, since), _state.Graph);
    }

    /// <summary>What a residual means: as much as the one of the first answer did.</summary>
    private double ErrorOf(double residual) => _first.Residual > 0 && double.IsFinite(_first.Error / _first.Residual)
        ? residual * Math.Max(1, _first.Error / _first.Residual) : residual;
}
