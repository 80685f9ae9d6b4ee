using System.Globalization;
using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models;

/// <summary>
/// Contraction in a weighted block max norm, which gives convergence under total asynchronism, and with it under every schedule in which
/// nobody stops acting and every view is renewed again and again (Bertsekas &amp; Tsitsiklis 1989, §6.2–6.3). Every bound here is rounded
/// outwards, and every choice of weights is sound by itself; the smallest is reported with its norm.
/// </summary>
public static class Contraction
{
    private const double Outwards = 1 + 1e-12;

    /// <summary>
    /// The factor of H ← relu(Ã H W + …). For any u &gt; 0, λ = max_i (Ãu)_i / u_i bounds what Ã does between nodes (u_i = √(d_i + 1)
    /// gives 1 on an undirected graph). Within a node μ = ‖W‖₂ in the Euclidean norm, or μ = max_k (|W|ᵀv)_k / v_k in max_k |h_k| / v_k
    /// for any v &gt; 0, where v = 1 is the largest column sum of |W|. The rectifier does not expand. c = λμ.
    /// </summary>
    /// <returns>The best norm found; it proves convergence where its factor is below 1.</returns>
    public static Certificate Certify(IgnnRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Mixed(rule.Adjacency, rule.Weights.ToArray(), rule.StateSize, "W");
    }

    /// <summary>
    /// The factor of H ← γ Ã H g(F) + …, as of an IGNN with γ g(F) in the place of W: c = λ γ ‖g(F)‖₂, and for every F and γ &lt; 1 less
    /// than 1 on an undirected graph. What is proved is about real numbers: roundings of 32 bits are not in it.
    /// </summary>
    /// <returns>The best norm found; it proves convergence where its factor is below 1.</returns>
    public static Certificate Certify(EignnRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Mixed(rule.Adjacency, rule.Mix.ToArray(), rule.StateSize, "γg(F)");
    }

    /// <summary>
    /// The factor of h_i ← (1 − α(1 + λ)) h_i + αλ Σ_j Ã_ij h_j + …, component by component, in max_ik |h_ik| / u_i:
    /// c = max_i (|1 − α(1 + λ) + αλ Ã_ii| u_i + αλ Σ_{j≠i} Ã_ij u_j) / u_i for any u &gt; 0; with u_i = √(d_i + 1) it is 1 − α wherever α
    /// is at most 1/(1 + λ).
    /// </summary>
    /// <returns>The best norm found; it proves convergence where its factor is below 1.</returns>
    public static Certificate Certify(GsdgnnRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var (adjacency, graph, coupling) = (rule.Adjacency, rule.Adjacency.Graph, rule.Alpha * rule.Lambda);
        var own = 1 - (rule.Alpha * (1 + rule.Lambda));
        var start = Enumerable.Range(0, graph.NodeCount).Select(node => Math.Sqrt(graph.InDegree(node) + 1.0));
        var (u, bound) = CollatzWielandt.Improve(Multiply, [.. start], graph.NodeCount + graph.ArcCount);
        var factor = bound * Outwards;
        return new WeightedMaxCertificate
        {
            Factor = factor,
            NodeWeights = u,
            ComponentWeights = [.. Enumerable.Repeat(1.0, rule.StateSize)],
            Statement = Describe("max_ik |h_ik|/u_i", "max_i (|(1 − α(1 + λ))I + αλÃ|u)_i/u_i", factor),
        };

        void Multiply(double[] weights, double[] product)
        {
            for (var node = 0; node < product.Length; node++)
            {
                product[node] = Math.Abs(own + (coupling * adjacency.Self(node))) * weights[node];
                for (var slot = 0; slot < graph.InDegree(node); slot++)
                {
                    var arc = graph.InArc(node, slot);
                    product[node] += coupling * adjacency.Arc(arc) * weights[graph.Source(arc)];
                }
            }
        }
    }

    /// <summary>The factor of H ← φ(Ã H W + …), φ not expanding.</summary>
    internal static Certificate Mixed(NormalizedAdjacency adjacency, double[] weights, int k, string name)
    {
        var (u, lambda) = BetweenNodes(adjacency);
        var absolute = weights.Select(Math.Abs).ToArray();
        var (v, mu) = CollatzWielandt.Improve(MultiplyTransposed, [.. Enumerable.Repeat(1.0, k)], k * k);
        var euclidean = Matrix<double>.Build.DenseOfRowMajor(k, k, weights).Svd(false).S.Maximum();
        if (euclidean <= mu)
        {
            var c = euclidean * lambda * Outwards;
            var statement = Describe("max_i ‖h_i‖₂/u_i", $"‖{name}‖₂·λ", c);
            return new EuclideanCertificate { Factor = c, NodeWeights = u, Width = k, Statement = statement };
        }

        var factor = mu * lambda * Outwards;
        return new WeightedMaxCertificate
        {
            Factor = factor,
            NodeWeights = u,
            ComponentWeights = v,
            Statement = Describe("max_ik |h_ik|/(u_i v_k)", $"max_k (|{name}|ᵀv)_k/v_k·λ", factor),
        };

        void MultiplyTransposed(double[] vector, double[] product)
        {
            Array.Clear(product);
            Dense.MatVecTransposed(absolute, vector, product);
        }
    }

    /// <summary>
    /// The factor of x ← Mx + b, rectified or not, in max_i |x_i| / u_i: max_i (|M|u)_i / u_i, wherever the diagonal is read. Some u makes
    /// it less than 1 exactly where ρ(|M|) &lt; 1. Where |M| is nilpotent, more is
    /// known, and said: every version is exact from some level on.
    /// </summary>
    /// <returns>The best norm found; it proves convergence where its factor is below 1.</returns>
    public static Certificate Certify(LinearRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var (u, bound) = CollatzWielandt.Improve(
            Multiply, [.. Enumerable.Repeat(1.0, rule.Matrix.Rows)], rule.Matrix.Rows + rule.Matrix.Entries.Length);
        var nilpotence = Nilpotence.Of(rule.Matrix);
        if (nilpotence is { Weights: { } weights })
        {
            var product = new double[weights.Length];
            Multiply(weights, product);
            (u, bound) = CollatzWielandt.Bound(product, weights) is var other && other < bound ? (weights, other) : (u, bound);
        }

        var factor = bound * Outwards;
        return new WeightedMaxCertificate
        {
            Factor = factor,
            NodeWeights = u,
            ComponentWeights = [1],
            Statement = Finite(nilpotence?.Depth) + Describe("max_i |x_i|/u_i", "max_i (|M|u)_i/u_i", factor),
        };

        void Multiply(double[] weights, double[] product)
        {
            Array.Clear(product);
            foreach (var (row, column, value) in rule.Matrix.Entries)
            {
                product[row] += Math.Abs(value) * weights[column];
            }
        }
    }

    private static (double[] Weights, double Factor) BetweenNodes(NormalizedAdjacency adjacency)
    {
        var graph = adjacency.Graph;
        var start = Enumerable.Range(0, graph.NodeCount).Select(node => Math.Sqrt(graph.InDegree(node) + 1.0));
        return CollatzWielandt.Improve(Multiply, [.. start], graph.NodeCount + graph.ArcCount);

        void Multiply(double[] weights, double[] product)
        {
            for (var node = 0; node < product.Length; node++)
            {
                product[node] = adjacency.Self(node) * weights[node];
                for (var slot = 0; slot < graph.InDegree(node); slot++)
                {
                    var arc = graph.InArc(node, slot);
                    product[node] += adjacency.Arc(arc) * weights[graph.Source(arc)];
                }
            }
        }
    }

    private static string Finite(int? depth) => depth is null ? string.Empty : string.Create(
        CultureInfo.InvariantCulture,
        $"ρ(|M|) = 0: exact after at most {depth} {(depth == 1 ? "macro-iteration" : "macro-iterations")}, whatever the delays; ");

    private static string Describe(string norm, string formula, double factor) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(factor < 1 ? "contracts" : "no contraction found")} in {norm}: c = {formula} = {Powers.WriteDigits(factor, 6)} "
            + $"(Bertsekas & Tsitsiklis 1989, §6.2–6.3)");
}
