namespace Hogwild.Models;

/// <summary>
/// What the parameters of an energy E = Σ_m e_m prove about its curvature, at every h: for each term a non-negative symmetric matrix K^m
/// with ‖∇_i e_m(x) − ∇_i e_m(y)‖₂ ≤ Σ_l K^m_il ‖x_l − y_l‖₂, and Λ ≥ ‖Σ_m K^m‖₂ ≥ L, the Lipschitz constant of ∇E. Nothing here is
/// sampled; all is rounded outwards.
/// </summary>
public sealed class CurvatureBounds
{
    internal const double Outwards = 1 + 1e-12;

    private readonly double[][] _terms;

    /// <summary>The bounds of an energy.</summary>
    public CurvatureBounds(EnergyFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        Function = function;
        var nodes = function.Graph.NodeCount;
        _terms = [.. Enumerable.Range(0, nodes).Select(node => EnergyTermBound.Blocks(function.Terms, node))];

        // Any p > 0 with Kp ≤ Λp proves ‖K‖₂ ≤ Λ for a symmetric K ≥ 0 (Schur's test).
        (NodeWeights, var factor) = CollatzWielandt.Improve(
            Multiply, [.. Enumerable.Repeat(1.0, nodes)], _terms.Sum(term => (long)term.Length));
        Lambda = factor * Outwards;
    }

    /// <summary>The energy.</summary>
    public EnergyFunction Function { get; }

    /// <summary>Λ ≥ ‖Σ_m K^m‖₂.</summary>
    public double Lambda { get; }

    /// <summary>p &gt; 0 with (Σ_m K^m) p ≤ Λ p, one number per node: why Λ is a bound.</summary>
    public double[] NodeWeights { get; }

    /// <summary>
    /// K^m of the term of <paramref name="node"/>: (δ + 1) × (δ + 1), row by row, over its δ neighbours in their order and then the node
    /// itself; zero elsewhere.
    /// </summary>
    public ReadOnlySpan<double> Term(int node) => _terms[node];

    /// <summary>product ← (Σ_m K^m) u.</summary>
    private void Multiply(double[] u, double[] product)
    {
        Array.Clear(product);
        for (var node = 0; node < _terms.Length; node++)
        {
            int[] places = [.. Function.Graph.InNeighbours(node), node];
            for (var a = 0; a < places.Length; a++)
            {
                for (var b = 0; b < places.Length; b++)
                {
                    product[places[a]] += _terms[node][(a * places.Length) + b] * u[places[b]];
                }
            }
        }
    }
}
