using System.Globalization;
using Hogwild.Simulation;
using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models;

/// <summary>
/// The function that an implicit rule descends where its weights are symmetric (paper, appendix A.9; Yang et al. 2021): its synchronous
/// step is H ← prox(H − α ∇Φ(H)) with Φ(H) = a/2 ‖H‖² − ½ tr(Hᵀ Ã H M) − ⟨H, B⟩ + const, and the proximal map of the constraint
/// H ≥ 0, the rectifier, where the rule has one. IGNN: a = 1, M = W, B = XU + b, α = 1, H ≥ 0. EIGNN: a = 1, M = γ g(F), α = 1.
/// GSDGNN: a = 1 + λ, M = λI, B = f(X), α the rule's. Φ is convex, and its minimum is the fixed point. Immutable.
/// </summary>
/// <threadsafety>Safe to share between runs.</threadsafety>
public sealed class ImplicitObjective
{
    private readonly NormalizedAdjacency _adjacency;
    private readonly double[] _mix;
    private readonly double[] _source;
    private readonly double _own;
    private readonly double _constant;
    private readonly int _size;

    private ImplicitObjective(NormalizedAdjacency adjacency, double own, double[] mix, ReadOnlySpan<double> source, double stepSize = 1)
    {
        if (!adjacency.Graph.IsUndirected)
        {
            throw new ArgumentException("expected an undirected graph: with directed arcs the rule is no gradient step", nameof(adjacency));
        }

        (_adjacency, _own, _mix, StepSize, _source) = (adjacency, own, mix, stepSize, source.ToArray());
        _size = (int)Math.Sqrt(mix.Length);
        _constant = own == 1 ? 0 : Dense.Dot(_source, _source) / 2;
    }

    /// <summary>α, the step size that the rule has.</summary>
    public double StepSize { get; }

    /// <summary>Whether it is minimised over H ≥ 0; elsewhere it is infinite then.</summary>
    public bool IsNonNegative { get; private init; }

    /// <summary>What a rule descends; null for a rule that is not one of ignn, eignn and gsdgnn.</summary>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentException">
    /// Its weights are not symmetric, or so large that Φ need not be convex, or the graph is directed: then it descends nothing.
    /// </exception>
    public static ImplicitObjective? Of(IUpdateRule rule) => rule switch
    {
        IgnnRule ignn => new ImplicitObjective(ignn.Adjacency, 1, Symmetric(ignn), ignn.Input) { IsNonNegative = true },
        EignnRule eignn => new ImplicitObjective(eignn.Adjacency, 1, eignn.Mix.ToArray(), ((ISmoothRule)eignn).Source),
        GsdgnnRule denoising => new ImplicitObjective(
            denoising.Adjacency, 1 + denoising.Lambda, Diagonal(denoising.Lambda, denoising.StateSize), denoising.Signal, denoising.Alpha),
        _ => null,
    };

    /// <summary>Φ(h); for a GSDGNN with the constant that makes it ½‖H − f(X)‖² + λ/2 tr(Hᵀ (I − Ã) H).</summary>
    /// <param name="h">n × k, row by row.</param>
    public double Value(ReadOnlySpan<double> h) =>
        IsNonNegative && HasNegative(h) ? double.PositiveInfinity : (Curvature(h) / 2) - Dense.Dot(h, _source) + _constant;

    /// <summary>∇Φ(h), n × k, of its smooth part.</summary>
    /// <param name="h">n × k, row by row.</param>
    public double[] Gradient(ReadOnlySpan<double> h)
    {
        var gradient = Curved(h);
        Dense.AddScaled(-1, _source, gradient);
        return gradient;
    }

    /// <summary>
    /// Φ(h) − Φ(m), from the difference of the two: ½⟨d, ∇²Φ d⟩ + ⟨d, ∇Φ(m)⟩ with d = h − m, so that it keeps its digits where both
    /// values agree in most of theirs. What is slightly negative stays so.
    /// </summary>
    /// <param name="h">n × k, row by row.</param>
    /// <param name="minimiser">m, n × k, row by row.</param>
    /// <param name="slope">∇Φ(m), as <see cref="Gradient"/> gives it.</param>
    public double Excess(ReadOnlySpan<double> h, ReadOnlySpan<double> minimiser, ReadOnlySpan<double> slope)
    {
        if (IsNonNegative && HasNegative(h))
        {
            return double.PositiveInfinity;
        }

        var difference = h.ToArray();
        Dense.AddScaled(-1, minimiser, difference);
        return (Curvature(difference) / 2) + Dense.Dot(difference, slope);
    }

    private double Curvature(ReadOnlySpan<double> h) => Dense.Dot(h, Curved(h));

    /// <summary>a H − Ã H M.</summary>
    private double[] Curved(ReadOnlySpan<double> h)
    {
        var (graph, curved, sum) = (_adjacency.Graph, new double[_source.Length], new double[_size]);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Dense.Multiply(-_adjacency.Self(node), h.Slice(node * _size, _size), sum);
            var arc = graph.InArc(node, 0);
            foreach (var neighbour in graph.InNeighbours(node))
            {
                Dense.AddScaled(-_adjacency.Arc(arc++), h.Slice(neighbour * _size, _size), sum);
            }

            var own = curved.AsSpan(node * _size, _size);
            Dense.Multiply(_own, h.Slice(node * _size, _size), own);
            Dense.MatVecTransposed(_mix, sum, own);
        }

        return curved;
    }

    private static bool HasNegative(ReadOnlySpan<double> h)
    {
        var has = false;
        foreach (var value in h)
        {
            has |= value < 0;
        }

        return has;
    }

    private static double[] Diagonal(double value, int size)
    {
        var matrix = new double[size * size];
        for (var k = 0; k < size; k++)
        {
            matrix[k * (size + 1)] = value;
        }

        return matrix;
    }

    private static double[] Symmetric(IgnnRule rule)
    {
        var (size, weights) = (rule.StateSize, rule.Weights.ToArray());
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (one, other) = (weights[(i * size) + j], weights[(j * size) + i]);
                if (one != other)
                {
                    throw new ArgumentException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected a symmetric ignn.W, without which the rule is no gradient step ('symmetric: true' in 'train' learns "
                            + $"one), found {one:R} at ({i}, {j}) and {other:R} at ({j}, {i})"));
                }
            }
        }

        var norm = Matrix<double>.Build.DenseOfRowMajor(size, size, weights).Svd(false).S.Maximum();
        return norm <= 1 ? weights : throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"expected ‖ignn.W‖₂ ≤ 1, with which what the rule descends is convex, found {norm}"));
    }
}
