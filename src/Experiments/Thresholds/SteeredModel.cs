using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A model whose step size can be set; its fixed point stays where it is.</summary>
internal sealed class SteeredModel
{
    private readonly Func<int, double>? _stepLimit;
    private readonly Func<double, IUpdateRule>? _rule;
    private readonly Lazy<double?> _contractionLimit;
    private readonly double _tolerance;

    /// <summary>A model of a scenario.</summary>
    /// <param name="spec">What the scenario says of it.</param>
    /// <param name="model">The model that was made from it.</param>
    /// <param name="tolerance">The distance within which a run counts as converged.</param>
    public SteeredModel(ModelSpec spec, Model model, double tolerance)
    {
        (Model, _tolerance, LastEpoch) = (model, tolerance, LastEpoch.Of(model, tolerance));
        _contractionLimit = new Lazy<double?>(() => Alpha > 0 ? Alpha * RelaxationLimit.Of(model.Rule, model.Certificate) : null);
        switch (model.Rule)
        {
            case EnergyRule energy:
                var bounds = new Lazy<CurvatureBounds>(() => new CurvatureBounds(energy.Function));
                (Alpha, _rule) = (energy.Alpha, alpha => new EnergyRule(energy.Function, alpha));
                _stepLimit = delay => EnergyCertificate.Certify(bounds.Value, energy.Alpha, delay).StepLimit;
                break;
            case LinearRule or StaleGradientRule when spec.Rule is IterationSpec.Quadratic quadratic:
                var matrix = MatrixMarket.Read(quadratic.Matrix.FullPath);
                Alpha = quadratic.Alpha ?? Quadratic.AutomaticStep(matrix);
                _rule = alpha => new RelaxedRule(model.Rule, alpha / Alpha);
                var without = new Lazy<double>(() => Quadratic.StepLimit(matrix, 0));
                _stepLimit = delay => without.Value / (1 + (2.0 * delay));
                break;
            case LinearRule or IgnnRule or EignnRule or GsdgnnRule or MovingRule { ArcSize: 0 }
                when spec.Rule is RuleSpec.FromMatrix or RuleSpec.Ignn or RuleSpec.Eignn or RuleSpec.Gsdgnn or IterationSpec.Jacobi:
                Alpha = spec.Rule is IterationSpec.Jacobi jacobi ? jacobi.Relaxation : (FirstOf(model.Rule) as GsdgnnRule)?.Alpha ?? 1;
                _rule = alpha => new RelaxedRule(model.Rule, alpha / Alpha);
                break;
        }
    }

    /// <summary>The model as the scenario has it.</summary>
    public Model Model { get; }

    /// <summary>What runs should arrive at.</summary>
    public LastEpoch LastEpoch { get; }

    /// <summary>Its step size, or relaxation; 0 where it has none.</summary>
    public double Alpha { get; }

    /// <summary>The model with another step size.</summary>
    public Model With(double alpha) => Model with { Rule = _rule!(alpha) };

    /// <summary>The largest certified limit of the step size under a scheduler; null where none is known.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="step">The grid.</param>
    public double? StepLimit(SchedulerSpec scheduler, TimeSpan step)
    {
        var delay = GridDelay.Of(scheduler, step, Model.Rule.ArcSize > 0);
        var descent = _stepLimit is not null && delay is { } steps ? _stepLimit(steps) : (double?)null;
        return ContractionLimit(scheduler) is { } limit && !(descent >= limit) ? limit : descent;
    }

    /// <summary>Whether a step size makes a contraction, so that runs converge under any delays.</summary>
    /// <param name="alpha">The step size; null for that of the model.</param>
    /// <param name="scheduler">The scheduler.</param>
    public bool Contracts(double? alpha, SchedulerSpec scheduler) => alpha is { } step
        ? step < ContractionLimit(scheduler) : Model.Certificate is { } certificate && IsHonoured(certificate, scheduler);

    private static IUpdateRule FirstOf(IUpdateRule rule) => rule is MovingRule moving ? moving.First : rule;

    private double? ContractionLimit(SchedulerSpec scheduler) =>
        Model.Certificate is not { } certificate || IsHonoured(certificate, scheduler) ? _contractionLimit.Value : null;

    private static bool IsHonoured(Certificate certificate, SchedulerSpec scheduler) =>
        scheduler.IsAtomicThroughout || !certificate.NeedsAtomicReads;

    /// <summary>Refuses what a threshold has no meaning for.</summary>
    /// <param name="needsStep">Whether the step size is to be set.</param>
    /// <exception cref="ScenarioException">No fixed point, one where the model starts, or no step size.</exception>
    public void Check(bool needsStep)
    {
        if (LastEpoch.Model.Reference is not { IsFixedPoint: true } reference || double.IsNaN(reference.Residual))
        {
            throw new ScenarioException(
                $"model {Model.Name}: expected a rule that iterates to a fixed point, for thresholds, found one that does not");
        }

        var start = Yardstick.OfLast(LastEpoch).Distance(new Run(Model.Data.Graph, Model.Rule, new Schedulers.Synchronous(2)).Network);
        if (start <= _tolerance)
        {
            throw new ScenarioException(
                $"model {Model.Name}: expected a start away from the fixed point (its option 'initial'), found a distance of "
                    + Powers.Write(start));
        }

        if (needsStep && _rule is null)
        {
            throw new ScenarioException(
                $"model {Model.Name}: expected one of the rules energy, quadratic, jacobi, linear, relu, ignn, eignn, gsdgnn for 'alpha'"
                    + (Model.Moving is null ? string.Empty : ", and beside 'changes' one of the last five"));
        }
    }
}
