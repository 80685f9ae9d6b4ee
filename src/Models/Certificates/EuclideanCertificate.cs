namespace Hogwild.Models;

/// <summary>A contraction in max_i ‖h_i‖₂ / u_i.</summary>
public sealed record EuclideanCertificate : Certificate
{
    /// <inheritdoc/>
    public override double BlockNorm(ReadOnlySpan<double> deviation) => Dense.Norm(deviation);
}
