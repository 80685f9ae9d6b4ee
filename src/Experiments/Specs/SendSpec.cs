namespace Hogwild.Experiments;

/// <summary>What is sent: a version that differs enough from the last one sent.</summary>
/// <param name="Above">By more than this.</param>
/// <param name="IsEuclidean">True for the Euclidean norm of the difference, false for its largest component.</param>
public sealed record SendSpec(double Above, bool IsEuclidean);
