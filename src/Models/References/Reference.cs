namespace Hogwild.Models;

/// <summary>What the synchronous computation of a rule arrives at.</summary>
/// <param name="IsFixedPoint">True for the fixed point of an iteration; false for the last layer of a layered rule.</param>
/// <param name="States">n × StateSize, row by row.</param>
/// <param name="Residual">
/// How exactly it was solved: max_i ‖F_i(h*) − h_i*‖∞, for energies ‖∇E(h*)‖₂/β. Asserted to be small when it was made.
/// </param>
public sealed record Reference(bool IsFixedPoint, double[] States, double Residual)
{
    /// <summary>
    /// Whether distances compare outputs, not states: layered rules, and iterations whose states go on growing while their outputs settle
    /// (running sums).
    /// </summary>
    public bool ComparesOutputs { get; init; } = !IsFixedPoint;
}
