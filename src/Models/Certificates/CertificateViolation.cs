using System.Globalization;

namespace Hogwild.Models;

/// <summary>Where a run was first seen to break what a certificate claims.</summary>
/// <param name="Node">Index of the node whose version broke it; null where the claim is about all of them.</param>
/// <param name="Time">When, in ticks.</param>
/// <param name="Allowed">The largest value that the certificate allows.</param>
/// <param name="Found">The value found.</param>
public sealed record CertificateViolation(int? Node, long Time, double Allowed, double Found)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"tick {Time}{(Node is { } node ? $", node {node}" : string.Empty)}: at most {Allowed:R}, found {Found:R}");
}
