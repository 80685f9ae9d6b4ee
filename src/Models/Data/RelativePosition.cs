namespace Hogwild.Models;

/// <summary>A noisy measurement of where one node is as seen from another; both know it.</summary>
/// <param name="From">The node that it is seen from.</param>
/// <param name="To">The node that is seen.</param>
/// <param name="Offset">The position of <paramref name="To"/> minus that of <paramref name="From"/>, one number per coordinate.</param>
/// <param name="Variance">Variance of the noise in every coordinate, above 0; only ratios of variances matter.</param>
public sealed record RelativePosition(int From, int To, IReadOnlyList<double> Offset, double Variance = 1);
