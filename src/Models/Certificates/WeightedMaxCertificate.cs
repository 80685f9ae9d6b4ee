namespace Hogwild.Models;

/// <summary>A contraction in max_i max_k |h_ik| / (u_i v_k).</summary>
public sealed record WeightedMaxCertificate : Certificate
{
    /// <summary>v, one positive weight per component of a node's state.</summary>
    public required double[] ComponentWeights { get; init; }

    /// <summary>False: each component is within the norm by itself, whichever version it is from.</summary>
    public override bool NeedsAtomicReads => false;

    /// <inheritdoc/>
    public override double BlockNorm(ReadOnlySpan<double> deviation)
    {
        var norm = 0.0;
        for (var k = 0; k < deviation.Length; k++)
        {
            norm = Math.Max(norm, Math.Abs(deviation[k]) / ComponentWeights[k]);
        }

        return norm;
    }
}
