using System.Globalization;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>Models from data and weights: rule, readout, reference, certificate and facts, all resolved.</summary>
public static partial class ModelFactory
{
    /// <summary>How far the step size of an energy stays below 1/L: α = 1/(1.05 L), L the larger of two measured curvatures.</summary>
    internal const double CurvatureMargin = 1.05;

    /// <summary>A graph convolutional network; its reference is its synchronous output, and nothing is proved about it.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">
    /// Tensors as <see cref="GcnRule"/> and <see cref="Readout"/> name them; without any of a readout the last layer is the output, not
    /// rectified.
    /// </param>
    /// <param name="normalise">False where neighbours are added up as they are; see <see cref="GcnRule"/>.</param>
    /// <exception cref="WeightFormatException">The tensors do not fit.</exception>
    public static Model Gcn(string name, GraphData data, WeightFile weights, bool normalise = true)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Layered(name, data, weights, Made);

        GcnRule Made(GraphData data) => new(data, weights, normalise, isLinearAtLast: !Models.Readout.IsIn(weights));
    }

    /// <summary>
    /// A network of layers that is run again and again. Its reference is its own synchronous output, which every pass of a synchronous run
    /// comes to; nothing is proved about it.
    /// </summary>
    /// <param name="layered">The network.</param>
    /// <exception cref="ArgumentException">It is no network of layers.</exception>
    public static Model Passes(Model layered)
    {
        ArgumentNullException.ThrowIfNull(layered);
        if (layered.Rule is not LayeredRule layers)
        {
            throw new ArgumentException("expected a network of layers", nameof(layered));
        }

        var rule = new PassesRule(layers);
        return layered with
        {
            Rule = rule,
            Readout = new LaterReadout(layered.Readout, layers.StateSize),
            Reference = AfterPass(rule, layered.Data.Graph, rule.Period),
            Maker = layered.Maker is not { } maker ? null
                : new RuleMaker(data => new PassesRule((LayeredRule)maker.Make(data)), maker.Reach) { Period = rule.Period },
            Facts = [.. layered.Facts, Fact("passes", "again and again, by every node's own count")],
        };
    }

    /// <summary>What a pass of a rule that goes round and round comes to.</summary>
    internal static Reference AfterPass(IUpdateRule rule, Graph graph, int period)
    {
        using var work = Work.On(Work.References);
        var iteration = new SynchronousIteration(rule, graph);
        for (var round = 0; round < period; round++)
        {
            iteration.Step();
        }

        return new Reference(IsFixedPoint: true, iteration.States, 0) { ComparesOutputs = true, DependsOnStart = true };
    }

    /// <summary>A graph attention network; its reference is its synchronous output, and nothing is proved about it.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">Tensors as <see cref="GatRule"/> and <see cref="Readout"/> name them.</param>
    /// <exception cref="WeightFormatException">The tensors do not fit.</exception>
    public static Model Gat(string name, GraphData data, WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Layered(name, data, weights, Made);

        GatRule Made(GraphData data) => new(data, weights, isLinearAtLast: !Models.Readout.IsIn(weights));
    }

    /// <summary>GraphSAGE; its reference is its synchronous output, and nothing is proved about it.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">Tensors as <see cref="SageRule"/> and <see cref="Readout"/> name them.</param>
    /// <param name="aggregator">What is made of the neighbours' states; null for what the weights say.</param>
    /// <param name="closed">Whether a node is among its neighbours; null for what the weights say.</param>
    /// <exception cref="WeightFormatException">The tensors do not fit.</exception>
    public static Model Sage(
        string name, GraphData data, WeightFile weights, SageAggregator? aggregator = null, bool? closed = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Layered(
            name,
            data,
            weights,
            Made,
            rule =>
            [
                Fact("aggregator", rule.Aggregator == SageAggregator.Mean ? "mean" : "max"),
                Fact("closed", rule.Closed ? "true" : "false"),
            ]);

        SageRule Made(GraphData data) => new(data, weights, aggregator, closed, isLinearAtLast: !Models.Readout.IsIn(weights));
    }

    /// <summary>A graph isomorphism network; its reference is its synchronous output, and nothing is proved about it.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">Tensors as <see cref="GinRule"/> and <see cref="Readout"/> name them.</param>
    /// <exception cref="WeightFormatException">The tensors do not fit.</exception>
    public static Model Gin(string name, GraphData data, WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return Layered(name, data, weights, Made);

        GinRule Made(GraphData data) => new(data, weights, isLinearAtLast: !Models.Readout.IsIn(weights));
    }

    /// <summary>An implicit graph neural network with its fixed point and, where its map contracts, its certificate.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">Tensors as <see cref="IgnnRule"/> and <see cref="Readout"/> name them.</param>
    /// <exception cref="WeightFormatException">The tensors do not fit.</exception>
    /// <exception cref="ResidualException">The synchronous iteration neither converges nor diverges.</exception>
    public static Model Ignn(string name, GraphData data, WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(weights);
        var rule = new IgnnRule(data, weights);
        var certificate = Contraction.Certify(rule);
        return Weighted(
            name, data, weights, rule, ReadoutOf(weights, rule.StateSize), FixedPoint.SolveIfAny(rule, data.Graph),
            [Fact("c", certificate.Factor), Fact("certificate", certificate.Statement)]) with
        {
            Certificate = Proof(certificate), Maker = new RuleMaker(changed => new IgnnRule(changed, weights), RuleMaker.Degrees),
        };
    }

    /// <summary>
    /// A nonlinear GNN with what synchronous rounds from its start arrive at, where they arrive, and what its Jacobian says there. There is
    /// no certificate.
    /// </summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">Tensors as <see cref="NonlinearParameters"/> and <see cref="Readout"/> name them.</param>
    /// <exception cref="WeightFormatException">The tensors do not fit.</exception>
    public static Model Nonlinear(string name, GraphData data, WeightFile weights)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(weights);
        var rule = new NonlinearRule(data, weights);
        var reference = Settling.Of(rule, data.Graph, out var note);
        var jacobian = double.IsNaN(reference.Residual) ? null : new NonlinearJacobian(rule, reference.States);
        return Weighted(
            name, data, weights, rule, ReadoutOf(weights, rule.StateSize), reference,
            [
                .. jacobian is null ? [] : (KeyValuePair<string, string>[])
                    [Fact("jacobian", jacobian.Norm), Fact("jacobian_radius", jacobian.Radius())],
                Fact("certificate", "nothing is proved: a penalty on the Jacobian encourages a contraction, and at fixed points only"),
            ]) with
        {
            Notes = note is null ? [] : [note], Maker = new RuleMaker(changed => new NonlinearRule(changed, weights), RuleMaker.Degrees),
        };
    }

    /// <summary>
    /// An energy GNN with the minimum of its energy. Where α is not given it is 1/(1.05 L) with L = max(L(0), L(h*)), the largest
    /// eigenvalues of the Hessian on this very graph at the start and at the minimum. That is global knowledge, which no node of a network
    /// has, and a sample of the curvature, which proves nothing. What the parameters prove stands beside it among the facts.
    /// </summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="weights">
    /// Tensors as <see cref="EnergyParameters"/> and <see cref="Readout"/> name them; metadata <c>beta</c>, and <c>messages</c> and
    /// <c>attention</c> of another <see cref="EnergyForm"/>. Where <c>use-features</c> is <c>False</c>, node features are left out.
    /// </param>
    /// <param name="alpha">α, the step size; 1/(1.05 L) where null.</param>
    /// <exception cref="WeightFormatException">The tensors do not fit.</exception>
    /// <exception cref="ResidualException">The minimum was not found.</exception>
    public static Model Energy(string name, GraphData data, WeightFile weights, double? alpha = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(weights);
        data = Seen(data);
        var function = new EnergyFunction(new EnergyParameters(weights, data.FeatureSize, data.ArcFeatureSize), data);
        var minimum = EnergyMinimum.Solve(function);
        var hessian = minimum.Point.Hessian();
        var (atStart, atMinimum) = (Spectrum.Largest(function.At(new double[function.Size]).Hessian()), Spectrum.Largest(hessian));
        var largest = Math.Max(atStart, atMinimum);
        var smallest = Spectrum.Smallest(hessian);
        var rule = new EnergyRule(function, alpha ?? (1 / (CurvatureMargin * largest)));
        var bounds = new CurvatureBounds(function);
        return Weighted(
            name, data, weights, rule, ReadoutOf(weights, function.StateSize), minimum.ToReference(),
            [
                Fact("alpha", rule.Alpha),
                Fact("alpha_from", alpha is null ? "1/(1.05 L), from the curvature of the whole graph" : "given"),
                Fact("L", largest),
                Fact("L_start", atStart),
                Fact("L_minimum", atMinimum),
                Fact("lambda_min", smallest),
                Fact("beta", function.Parameters.Beta),
                Fact("kappa", largest / smallest),
                Fact("lambda_bound", bounds.Lambda),
                Fact("alpha_certified_without_delay", EnergyCertificate.Certify(bounds, rule.Alpha, 0).StepLimit),
                Fact("alpha_certified", "below 2/(lambda_bound·(1 + 2D)); D = 3B − 2 on a grid with a bound of B steps, 0 in exact rounds"),
                Fact("certificate", Describe(bounds, rule.Alpha)),
                .. FormFacts(function.Parameters.Form),
            ]) with { Curvature = bounds, Maker = new RuleMaker(Made, RuleMaker.Degrees) };

        EnergyRule Made(GraphData changed) => new(new EnergyFunction(function.Parameters, Seen(changed)), rule.Alpha);

        GraphData Seen(GraphData all) => UsesFeatures(weights) ? all : all.WithoutNodeFeatures();
    }

    /// <summary>A linear or rectified rule; the state is the output.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ResidualException">There is no fixed point, or it was not found.</exception>
    public static Model Linear(string name, LinearRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var certificate = Contraction.Certify(rule);
        return new Model
        {
            Name = name,
            Data = rule.Data,
            Rule = rule,
            Readout = new IdentityReadout(rule.StateSize),
            Reference = LinearFixedPoint.Solve(rule),
            Maker = new RuleMaker(rule.On, int.MaxValue),
            Certificate = Proof(certificate),
            Facts = [Fact("c", certificate.Factor), Fact("certificate", certificate.Statement)],
        };
    }

    /// <summary>
    /// A rule of one's own: the states are the outputs, and its reference is its fixed point, or the last layer of a layered rule. Nothing
    /// is proved about it.
    /// </summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="data">The graph and its features.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ResidualException">The synchronous iteration neither converges nor diverges.</exception>
    public static Model Of(string name, GraphData data, IUpdateRule rule)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rule);
        return new Model
        {
            Name = name,
            Data = data,
            Rule = rule,
            Readout = new IdentityReadout(rule.StateSize),
            Reference = rule.Depth == int.MaxValue ? FixedPoint.SolveIfAny(rule, data.Graph) : FixedPoint.LastLayer(rule, data.Graph),
        };
    }

    private static Model Layered<TRule>(
        string name,
        GraphData data,
        WeightFile weights,
        Func<GraphData, TRule> make,
        Func<TRule, KeyValuePair<string, string>[]>? facts = null)
        where TRule : LayeredRule
    {
        var rule = make(data);
        return Weighted(
            name, data, weights, rule, ReadoutOf(weights, rule.Widths[^1]), FixedPoint.LastLayer(rule, data.Graph),
            [.. facts?.Invoke(rule) ?? [], Fact("layers", rule.Depth), Fact("widths", string.Join(" ", rule.Widths))]) with
        {
            Maker = new RuleMaker(make, RuleMaker.Degrees),
        };
    }

    /// <summary>A model with weights, and the facts that all of those have before their own.</summary>
    private static Model Weighted(
        string name, GraphData data, WeightFile weights, IUpdateRule rule, IReadout readout, Reference reference,
        IEnumerable<KeyValuePair<string, string>> facts) => new()
    {
        Name = name,
        Data = data,
        Rule = rule,
        Readout = readout,
        Pool = Pooling.Of(data, weights),
        Reference = reference,
        Facts = [Fact("weights", weights.Source), .. PoolFact(data, weights), .. facts],
    };

    /// <summary>The readout of a file; without any tensor of one the state is the output.</summary>
    private static IReadout ReadoutOf(WeightFile weights, int size) =>
        Models.Readout.IsIn(weights) ? new Readout(weights, size) : new IdentityReadout(size);

    /// <summary>How states are pooled, where items are not nodes.</summary>
    private static IEnumerable<KeyValuePair<string, string>> PoolFact(GraphData data, WeightFile weights) =>
        Pooling.Of(data, weights) is { } pool ? [Fact("pool", Pooling.NameOf(pool))] : [];

    /// <summary>Which energy it is, where it is not of edge-wise messages without attention.</summary>
    private static SortedDictionary<string, string> FormFacts(EnergyForm form)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        form.WriteTo(facts);
        return facts;
    }

    /// <summary>Whether an energy was trained on node features; where it was not, those of the data are not shown to it.</summary>
    private static bool UsesFeatures(WeightFile weights) => weights.Metadata.GetValueOrDefault("use-features") != "False";

    private static string Describe(CurvatureBounds bounds, double alpha) =>
        EnergyCertificate.LargestDelay(bounds, alpha) is var delay and >= 0
        ? string.Create(CultureInfo.InvariantCulture, $"proved for every D ≤ {delay} by the parameters; heuristic beyond")
        : "heuristic: nothing is proved at this alpha, which is not below alpha_certified_without_delay; "
            + "admissible schedules may drive it away";

    private static Certificate? Proof(Certificate certificate) => certificate.Factor < 1 ? certificate : null;

    private static KeyValuePair<string, string> Fact(string key, string value) => new(key, value);

    private static KeyValuePair<string, string> Fact(string key, double value) =>
        new(key, value.ToString("R", CultureInfo.InvariantCulture));
}
