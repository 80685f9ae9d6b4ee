using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Linear implicit rules.</content>
public static partial class ModelFactory
{
    /// <summary>The largest residual of a closed form, relative to its states or its source.</summary>
    private const double ClosedFormTolerance = 1e-9;

    /// <summary>
    /// An EIGNN with its fixed point and its certificate. The closed form is evaluated once. Where nodes compute in 32 bits nothing is
    /// proved.
    /// </summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">Tensors as <see cref="EignnRule"/> and <see cref="Readout"/> name them; metadata <c>gamma</c>.</param>
    /// <param name="gamma">γ of weights that do not carry it.</param>
    /// <param name="precision">In which numbers nodes compute.</param>
    /// <param name="reference">
    /// What the model's reference is; null for the closed form, or for rounds where the graph has none, being directed or large.
    /// </param>
    /// <exception cref="WeightFormatException">The tensors or γ do not fit.</exception>
    /// <exception cref="ArgumentException">A closed form is asked for where there is none.</exception>
    public static Model Eignn(
        string name,
        GraphData data,
        WeightFile weights,
        double? gamma = null,
        Precision precision = Precision.Bits64,
        EignnReference? reference = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(weights);
        var rule = new EignnRule(data, weights, gamma, precision);
        var exact = precision == Precision.Bits64 ? rule : new EignnRule(data, weights, gamma);
        var certificate = Contraction.Certify(exact);
        var against = ClosedForm.Against(data.Graph);
        var kind = reference ?? (against is null ? EignnReference.ClosedForm : EignnReference.Rounds);
        var (answer, facts) = kind == EignnReference.Rounds ? (FixedPoint.SolveIfAny(exact, data.Graph), [])
            : against is null ? Closed(exact, certificate.Factor, kind == EignnReference.ClosedFormSingle)
            : throw new ArgumentException(against);
        return Weighted(
            name, data, weights, rule, ReadoutOf(weights, rule.StateSize), answer,
            [
                Fact("gamma", rule.Gamma),
                Fact("c", certificate.Factor),
                Fact("certificate", precision == Precision.Bits64 ? certificate.Statement
                    : $"nothing is proved in numbers of 32 bits; without rounding: {certificate.Statement}"),
                Fact("reference", kind switch
                {
                    EignnReference.ClosedForm => "closed form",
                    EignnReference.ClosedFormSingle => "closed form in 32 bits",
                    _ => $"synchronous rounds{(reference is null ? $" ({against})" : "")}",
                }),
                Fact("reference_residual", answer.Residual),
                .. facts,
            ]) with
        {
            Certificate = precision == Precision.Bits64 ? Proof(certificate) : null,
            Maker = new RuleMaker(changed => new EignnRule(changed, weights, gamma, precision), RuleMaker.Degrees),
        };
    }

    /// <summary>A GSDGNN with the minimum of its objective, in closed form where the graph is not too large, and its certificate.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph, undirected, and its features.</param>
    /// <param name="weights">Tensors as <see cref="GsdgnnRule"/> and <see cref="Readout"/> name them; metadata <c>lambda</c>.</param>
    /// <param name="lambda">λ of weights that do not carry it.</param>
    /// <param name="alpha">α, the step size; 1/(1 + λ) where null.</param>
    /// <exception cref="WeightFormatException">The tensors or λ do not fit.</exception>
    /// <exception cref="ArgumentException">The graph is directed.</exception>
    public static Model Gsdgnn(string name, GraphData data, WeightFile weights, double? lambda = null, double? alpha = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(weights);
        var rule = new GsdgnnRule(data, weights, lambda, alpha);
        var certificate = Contraction.Certify(rule);
        var against = ClosedForm.Against(data.Graph);
        var answer = against is null ? Closed(rule, 1 - rule.Alpha, inSingle: false).Answer : FixedPoint.SolveIfAny(rule, data.Graph);
        return Weighted(
            name, data, weights, rule, ReadoutOf(weights, rule.StateSize), answer,
            [
                Fact("lambda", rule.Lambda),
                Fact("alpha", rule.Alpha),
                Fact("alpha_below", 2 / (1 + (2 * rule.Lambda))),
                Fact("c", certificate.Factor),
                Fact("certificate", certificate.Statement),
                Fact("reference", against is null ? "closed form" : $"synchronous rounds ({against})"),
                Fact("reference_residual", answer.Residual),
            ]) with
        {
            Certificate = Proof(certificate),
            Maker = new RuleMaker(changed => new GsdgnnRule(changed, weights, lambda, alpha), RuleMaker.Degrees),
        };
    }

    /// <summary>The closed form as a reference; in 32 bits with how far it is from that in 64.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="factor">A factor by which the rule contracts, in some norm.</param>
    /// <param name="inSingle">Whether it is computed in 32 bits.</param>
    /// <exception cref="ResidualException">The decomposition is not what it should be.</exception>
    private static (Reference Answer, IEnumerable<KeyValuePair<string, string>> Facts) Closed<TRule>(
        TRule rule, double factor, bool inSingle)
        where TRule : IUpdateRule, ISmoothRule
    {
        using var work = Work.On(Work.References);
        var form = new ClosedForm(rule.Adjacency);
        var states = form.Solve(rule.Mix, ((ISmoothRule)rule).StateSize, rule.Source);
        var (residual, scale) = (ResidualOf(rule, states), Dense.MaxNorm(states));
        if (!(residual <= ClosedFormTolerance * Math.Max(scale, Dense.MaxNorm(rule.Source))))
        {
            throw new ResidualException("closed form", residual, ClosedFormTolerance * scale);
        }

        // A bound in the norm in which it contracts, elsewhere an estimate.
        var error = residual / (1 - Math.Min(factor, 1 - ClosedFormTolerance));
        if (!inSingle)
        {
            return (new Reference(IsFixedPoint: true, states, residual) { Error = error }, []);
        }

        var single = form.SolveSingle(rule.Mix, ((ISmoothRule)rule).StateSize, rule.Source);
        var distance = Dense.MaxDistance(single, states);
        return (
            new Reference(IsFixedPoint: true, single, ResidualOf(rule, single)) { Error = distance },
            [Fact("closed_form_single_error", scale > 0 ? distance / scale : distance)]);
    }

    private static double ResidualOf<TRule>(TRule rule, double[] states)
        where TRule : IUpdateRule, ISmoothRule =>
        new SynchronousIteration(rule, rule.Adjacency.Graph, states).Step();
}
