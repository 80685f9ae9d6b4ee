namespace Hogwild.Models;

/// <summary>A contraction in max_i ‖h_i‖₂ / u_i.</summary>
public sealed record EuclideanCertificate : Certificate
{
    /// <summary>Number of components of a node's state.</summary>
    public required int Width { get; init; }

    /// <inheritdoc/>
    public override bool NeedsAtomicReads => Width > 1;

    /// <inheritdoc/>
    public override double BlockNorm(ReadOnlySpan<double> deviation) => Dense.Norm(deviation);
}
