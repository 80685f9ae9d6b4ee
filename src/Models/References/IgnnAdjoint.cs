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
        var map = new IgnnMap(rule);
        var active = new double[rule.Input.Length];
        map.Preactivate(states, active);
        var v = start.IsEmpty ? r.ToArray() : start.ToArray();
        if (r.Length != active.Length || v.Length != active.Length)
        {
            throw new ArgumentException($"expected {active.Length} numbers, found {r.Length} and {v.Length}", nameof(r));
        }

        var next = new double[v.Length];
        var residual = double.PositiveInfinity;
        for (var round = 0; round < maxRounds; round++)
        {
            map.Pull(active, r, v, next);
            residual = Dense.MaxDistance(next, v);
            if (residual <= tolerance * Math.Max(Dense.MaxNorm(r), Dense.MaxNorm(v)))
            {
                return v;
            }

            (v, next) = (next, v);
        }

        throw new ResidualException("adjoint of the IGNN", residual, tolerance);
    }
}
