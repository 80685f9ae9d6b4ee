namespace Hogwild.Models;

/// <summary>
/// The gradient of v·∇E(h; θ) in the parameters θ, with h and v held: what implicit differentiation asks of an energy once its minimum and
/// the adjoint are there (paper, appendix A.3). v·∇E is what E changes by along v,
/// <code>ż_ij = P v_j + Q v_i,  ṁ_i = Σ_j o_ij · act′(z_ij) · ż_ij,  ẏ_i = V ṁ_i + R v_i,
/// v·∇E = Σ_i a_i · sp′(y_i) · ẏ_i + w · ṁ_i + (b_i + β h_i) · v_i,</code>
/// and one pass back through it gives all of them. Graphs are added up, one after the other, in buffers that only grow.
/// </summary>
internal sealed class EnergySlope
{
    private readonly EnergySlopeUnits _units = new();
    private readonly EnergySlopeArcs _arcs = new();

    /// <summary>
    /// Adds one graph. Of maps, gradients are d × k, …, as the maps are; of Vraw and wraw they are those of V and w: see
    /// <see cref="EnergyGradient"/>.
    /// </summary>
    /// <param name="function">The energy.</param>
    /// <param name="h">h, n × k.</param>
    /// <param name="v">v, n × k.</param>
    /// <param name="factor">What the gradient is multiplied by.</param>
    /// <param name="gradient">Is added to.</param>
    internal void Add(EnergyFunction function, ReadOnlySpan<double> h, ReadOnlySpan<double> v, double factor, EnergyGradient gradient)
    {
        var terms = function.Terms;
        if (h.Length != function.Size || v.Length != function.Size)
        {
            throw new ArgumentException($"expected {function.Size} numbers, found {h.Length} and {v.Length}", nameof(v));
        }

        if (h.IsEmpty)
        {
            return;
        }

        _arcs.Reset(terms);
        _units.Reset(terms);
        for (var node = 0; node < terms.Graph.NodeCount; node++)
        {
            var messages = _arcs.Forward(node, h, v);
            var slopes = _units.Add(node, h, v, messages, factor);
            _arcs.Back(node, slopes);
        }

        var features = function.Data;
        _arcs.Collect(features, h, v, gradient);
        _units.Collect(features, h, v, factor, gradient);
    }
}
