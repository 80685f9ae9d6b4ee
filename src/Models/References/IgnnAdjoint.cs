namespace Hogwild.Models;

/// <summary>
/// Implicit differentiation of an IGNN. With Z = Ã H* W + XU + b, H* = relu(Z), D = 1[Z &gt; 0] and r = ∂ℓ/∂H*, the loss ℓ changes by
/// ⟨v, ∂F/∂θ⟩ where v = r + (∂F/∂H)ᵀ v. The map is dF = D ∘ (Ã dH W), so its adjoint is v ↦ Ãᵀ (D ∘ v) Wᵀ and
/// <code>v = r + Ãᵀ (D ∘ v) Wᵀ,   dℓ/dθ = ∂/∂θ ⟨v, relu(Ã H* W + XU + b)⟩ with H* and v held.</code>
/// The transposed map has the spectral radius of the map, and contracts in the dual norm where the map contracts.
/// </summary>
public static class IgnnAdjoint
{
    /// <summary>v by fixed-point iteration.</summary>
    /// <param name="rule">The network.</param>
    /// <param name="states">H*, n × k, row by row.</param>
    /// <param name="r">∂ℓ/∂H*, n × k.</param>
    /// <param name="start">A first v, n × k; empty for r.</param>
    /// <param name="tolerance">Largest ‖r + Ãᵀ(D∘v)Wᵀ − v‖∞ / max(‖r‖∞, ‖v‖∞) that is accepted.</param>
    /// <param name="maxRounds">After how many rounds to give up.</param>
    /// <exception cref="ResidualException">The tolerance is not met.</exception>
    public static double[] Solve(
        IgnnRule rule,
        ReadOnlySpan<double> states,
        ReadOnlySpan<double> r,
        ReadOnlySpan<double> start = default,
        double tolerance = 1e-10,
        int maxRounds = 1_000_000)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var iteration = new SynchronousIteration(rule, rule.Adjacency.Graph, states);
        iteration.Step();
        var active = iteration.States;
        var v = start.IsEmpty ? r.ToArray() : start.ToArray();
        if (r.Length != active.Length || v.Length != active.Length)
        {
            throw new ArgumentException($"expected {active.Length} numbers, found {r.Length} and {v.Length}", nameof(r));
        }

        var residual = double.PositiveInfinity;
        for (var round = 0; round < maxRounds; round++)
        {
            var next = Apply(rule, active, r, v);
            residual = 0;
            for (var i = 0; i < v.Length; i++)
            {
                residual = Math.Max(residual, Math.Abs(next[i] - v[i]));
            }

            if (residual <= tolerance * Math.Max(Dense.MaxNorm(r), Dense.MaxNorm(v)))
            {
                return v;
            }

            v = next;
        }

        throw new ResidualException("adjoint of the IGNN", residual, tolerance);
    }

    /// <summary>r + Ãᵀ (D ∘ v) Wᵀ, with D where <paramref name="active"/> is positive.</summary>
    private static double[] Apply(IgnnRule rule, double[] active, ReadOnlySpan<double> r, double[] v)
    {
        var (adjacency, k) = (rule.Adjacency, rule.StateSize);
        var weighted = new double[v.Length];
        var masked = new double[k];
        for (var node = 0; node < adjacency.Graph.NodeCount; node++)
        {
            for (var i = 0; i < k; i++)
            {
                masked[i] = active[(node * k) + i] > 0 ? v[(node * k) + i] : 0;
            }

            Dense.MatVec(rule.Weights, masked, weighted.AsSpan(node * k, k));
        }

        var result = r.ToArray();
        for (var node = 0; node < adjacency.Graph.NodeCount; node++)
        {
            var sum = result.AsSpan(node * k, k);
            Dense.AddScaled(adjacency.Self(node), weighted.AsSpan(node * k, k), sum);
            foreach (var arc in adjacency.Graph.OutArcs(node))
            {
                Dense.AddScaled(adjacency.Arc(arc), weighted.AsSpan(adjacency.Graph.Target(arc) * k, k), sum);
            }
        }

        return result;
    }
}
