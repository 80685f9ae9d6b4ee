namespace Hogwild.Models;

/// <summary>How far <see cref="EnergySolver.Approach"/> came.</summary>
/// <param name="Residual">‖∇E(h)‖₂/β at the last h, which bounds ‖h − h*‖₂.</param>
/// <param name="Steps">Number of Newton steps.</param>
/// <param name="IsConverged">Whether the tolerance is met.</param>
internal readonly record struct EnergySolve(double Residual, int Steps, bool IsConverged);
