using System.Globalization;

namespace Hogwild.Models;

/// <summary>
/// Models of classical iterations, which have closed forms: rule, readout, reference, certificate and facts, all resolved. What each does
/// and what is known about it under asynchrony stands with its rule.
/// </summary>
public static class IterationFactory
{
    /// <summary>Jacobi's iteration; its reference is the solution of Ax = b, known even where the iteration diverges.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="matrix">A.</param>
    /// <param name="rhs">b.</param>
    /// <param name="relaxation">ω.</param>
    /// <param name="initial">x at the start; 0 where null.</param>
    /// <exception cref="ArgumentException">As <see cref="Models.Jacobi.Create"/>.</exception>
    /// <exception cref="ResidualException">A is singular.</exception>
    public static Model Jacobi(string name, SparseMatrix matrix, double[] rhs, double relaxation = 1, double[]? initial = null) =>
        With(ModelFactory.Linear(name, Models.Jacobi.Create(matrix, rhs, relaxation, initial)), Fact("relaxation", relaxation));

    /// <summary>Gradient descent on a quadratic function; its reference is the minimum.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="matrix">Q.</param>
    /// <param name="linear">b.</param>
    /// <param name="alpha">α; null for 1/‖Q‖∞.</param>
    /// <param name="initial">x at the start; 0 where null.</param>
    /// <exception cref="ArgumentException">As <see cref="Models.Quadratic.Create"/>.</exception>
    public static Model Quadratic(string name, SparseMatrix matrix, double[] linear, double? alpha = null, double[]? initial = null) =>
        With(
            ModelFactory.Linear(name, Models.Quadratic.Create(matrix, linear, alpha, initial)),
            Fact("alpha", alpha ?? Models.Quadratic.AutomaticStep(matrix)),
            Fact("alpha_from", alpha is null ? "1/‖Q‖∞" : "given"));

    /// <summary>The same where the own component in a gradient is as old as any view; nothing is proved for delays of any length.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="rule">The rule.</param>
    public static Model StaleGradient(string name, StaleGradientRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new Model
        {
            Name = name,
            Data = new GraphData { Graph = rule.Graph },
            Rule = rule,
            Readout = new IdentityReadout(1),
            Reference = LinearFixedPoint.Solve(Models.Quadratic.Create(rule.Matrix, rule.Linear.ToArray(), rule.Alpha)),
            Facts =
            [
                Fact("alpha", rule.Alpha),
                Fact("certificate", "none for all delays, for own components are stale; delays of at most D: alpha below 2/(Λ(1 + 2D))"),
            ],
        };
    }

    /// <summary>
    /// PageRank. Outputs are the states divided by their sum at the fixed point (the fact <c>rank_sum</c>), which is 1 where no node
    /// dangles and global knowledge otherwise; so the outputs at the fixed point are PageRank and sum to 1.
    /// </summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="links">The graph.</param>
    /// <param name="damping">d.</param>
    /// <exception cref="ArgumentException">As <see cref="Models.PageRank.Create"/>.</exception>
    public static Model PageRank(string name, WeightedGraph links, double damping = Models.PageRank.DefaultDamping)
    {
        ArgumentNullException.ThrowIfNull(links);
        var model = ModelFactory.Linear(name, Models.PageRank.Create(links, damping));
        var sum = 0.0;
        foreach (var rank in model.Reference.States)
        {
            sum += rank;
        }

        var dangling = Enumerable.Range(0, links.Graph.NodeCount).Count(IsDangling);
        return With(
            model with { Readout = new ScaledReadout(1 / sum) },
            Fact("damping", damping),
            Fact("dangling", dangling),
            Fact("rank_sum", sum));

        bool IsDangling(int node)
        {
            foreach (var arc in links.Graph.OutArcs(node))
            {
                if (links.Weights[arc] > 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Average consensus; its reference is what synchronous rounds tend to, the average of each component.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="rule">The rule.</param>
    public static Model Consensus(string name, ConsensusRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var averages = Components.Averages(rule.Graph, rule.Values);
        return new Model
        {
            Name = name,
            Data = new GraphData { Graph = rule.Graph },
            Rule = rule,
            Readout = new IdentityReadout(1),
            Reference = new Reference(IsFixedPoint: true, averages, new SynchronousIteration(rule, rule.Graph, averages).Step())
            {
                DependsOnStart = true,
            },
            Facts = [Fact("weights", rule.Kind.ToString()), Fact("certificate", "none: every common value is a fixed point")],
        };
    }

    /// <summary>Push-sum with running sums; its reference is the average of each component, which every node's ratio tends to.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentException">Some way of the graph has no way back: nobody learns the average of all.</exception>
    public static Model PushSum(string name, PushSumRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var graph = rule.Graph;
        var averages = Components.Averages(graph, rule.Values);
        var states = new double[graph.NodeCount * rule.StateSize];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            (states[(node * rule.StateSize) + PushSumRule.Mass], states[(node * rule.StateSize) + PushSumRule.Weight]) =
                (averages[node], 1);
        }

        return new Model
        {
            Name = name,
            Data = new GraphData { Graph = graph },
            Rule = rule,
            Readout = new RatioReadout(PushSumRule.Mass, PushSumRule.Weight),
            Reference = new Reference(IsFixedPoint: true, states, 0) { ComparesOutputs = true, DependsOnStart = true },
            Facts = [Fact("certificate", "none: mass is kept, and no norm contracts in one step")],
        };
    }

    /// <summary>Bellman–Ford; its reference is what synchronous rounds arrive at, after at most n − 1 of them.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="rule">The rule.</param>
    public static Model BellmanFord(string name, BellmanFordRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new Model
        {
            Name = name,
            Data = new GraphData { Graph = rule.Graph },
            Rule = rule,
            Readout = new IdentityReadout(1),
            Reference = FixedPoint.Solve(rule, rule.Graph),
            Facts =
            [
                Fact("source", rule.Source),
                Fact("unreached", rule.Unreached),
                Fact("certificate", "none in a norm: exact from level n − 1 on (Bertsekas & Tsitsiklis 1989, §6.4)"),
            ],
        };
    }

    /// <summary>Localisation from relative measurements; its reference is the weighted least squares estimate.</summary>
    /// <param name="name">A name for figures and tables.</param>
    /// <param name="rule">The rule.</param>
    public static Model Localisation(string name, LocalisationRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var dimension = rule.StateSize;
        var (states, residual, error) = (new double[rule.Graph.NodeCount * dimension], 0.0, 0.0);
        for (var k = 0; k < dimension; k++)
        {
            var coordinate = LinearFixedPoint.Solve(rule.Coordinate(k));
            (residual, error) = (Math.Max(residual, coordinate.Residual), Math.Max(error, coordinate.Error));
            for (var node = 0; node < rule.Graph.NodeCount; node++)
            {
                states[(node * dimension) + k] = coordinate.States[node];
            }
        }

        var proof = Contraction.Certify(new LinearRule(rule.ErrorMatrix()));
        var statement = proof.Statement.Replace("|x_i|", "‖x_i‖∞", StringComparison.Ordinal);
        return new Model
        {
            Name = name,
            Data = new GraphData { Graph = rule.Graph },
            Rule = rule,
            Readout = new IdentityReadout(dimension),
            Reference = new Reference(IsFixedPoint: true, states, residual) { Error = error },
            Certificate = proof.Factor >= 1 ? null : new WeightedMaxCertificate
            {
                Factor = proof.Factor,
                NodeWeights = proof.NodeWeights,
                ComponentWeights = [.. Enumerable.Repeat(1.0, dimension)],
                Statement = statement,
            },
            Facts =
            [
                Fact("anchors", Enumerable.Range(0, rule.Graph.NodeCount).Count(rule.IsAnchor)),
                Fact("c", proof.Factor),
                Fact("certificate", statement),
            ],
        };
    }

    private static Model With(Model model, params KeyValuePair<string, string>[] facts) =>
        model with { Data = new GraphData { Graph = model.Data.Graph }, Maker = null, Facts = [.. facts, .. model.Facts] };

    private static KeyValuePair<string, string> Fact(string key, string value) => new(key, value);

    private static KeyValuePair<string, string> Fact(string key, double value) =>
        new(key, value.ToString("R", CultureInfo.InvariantCulture));
}
