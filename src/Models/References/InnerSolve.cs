namespace Hogwild.Models;

/// <summary>How far an iteration inside a training came.</summary>
/// <param name="Residual">How far one more application of the map would move the answer, ‖·‖∞.</param>
/// <param name="Rounds">Number of rounds.</param>
/// <param name="IsConverged">Whether the tolerance is met.</param>
internal readonly record struct InnerSolve(double Residual, int Rounds, bool IsConverged);
