namespace Hogwild.Models;

/// <summary>How far a solve of an <see cref="IgnnSolver"/> came.</summary>
/// <param name="Residual">How far one more application of the map would move the answer, ‖·‖∞.</param>
/// <param name="Rounds">Number of Newton steps and synchronous rounds.</param>
/// <param name="IsConverged">Whether the tolerance is met.</param>
internal readonly record struct IgnnSolve(double Residual, int Rounds, bool IsConverged);
