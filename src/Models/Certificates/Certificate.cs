namespace Hogwild.Models;

/// <summary>
/// A contraction certificate: in the weighted block max norm max_i ‖h_i‖_b / u_i the rule contracts with factor c, hence it converges under
/// total asynchronism (Bertsekas &amp; Tsitsiklis 1989, §6.2–6.3), and ‖x_i^v − x_i*‖_b / u_i ≤ c^level(v) · E0 for every version v.
/// </summary>
public abstract record Certificate
{
    /// <summary>c, the contraction factor; below 1 where convergence is proved.</summary>
    public required double Factor { get; init; }

    /// <summary>u, one positive weight per node.</summary>
    public required double[] NodeWeights { get; init; }

    /// <summary>The norm and where c comes from, in one line, for tables and figures.</summary>
    public required string Statement { get; init; }

    /// <summary>
    /// Whether a read must be of one version in all its components: true for a block norm of several, in which a mixture of versions can be
    /// farther away than each of them. Where reads may be torn, such a certificate proves nothing.
    /// </summary>
    public abstract bool NeedsAtomicReads { get; }

    /// <summary>The block norm ‖·‖_b of one node's deviation from its fixed point, not yet divided by u_i.</summary>
    public abstract double BlockNorm(ReadOnlySpan<double> deviation);

    /// <summary>max_i ‖x_i − x_i*‖_b / u_i over all nodes: E0 where <paramref name="states"/> are the initial ones.</summary>
    /// <param name="states">n × k, row by row.</param>
    /// <param name="fixedPoint">n × k, row by row.</param>
    public double Norm(ReadOnlySpan<double> states, ReadOnlySpan<double> fixedPoint)
    {
        var size = NodeWeights.Length == 0 ? 0 : states.Length / NodeWeights.Length;
        var deviation = new double[size];
        var norm = 0.0;
        for (var node = 0; node < NodeWeights.Length; node++)
        {
            for (var k = 0; k < size; k++)
            {
                deviation[k] = states[(node * size) + k] - fixedPoint[(node * size) + k];
            }

            norm = Math.Max(norm, BlockNorm(deviation) / NodeWeights[node]);
        }

        return norm;
    }
}
