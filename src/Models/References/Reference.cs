namespace Hogwild.Models;

/// <summary>What the synchronous computation of a rule arrives at.</summary>
/// <param name="IsFixedPoint">True for the fixed point of an iteration; false for the last layer of a layered rule.</param>
/// <param name="States">n × StateSize, row by row.</param>
/// <param name="Residual">
/// How exactly it was solved: max_i ‖F_i(h*) − h_i*‖∞, for energies ‖∇E(h*)‖₂/β. Asserted to be small when it was made; not a number where
/// the synchronous iteration diverges, or ends in a cycle, so that nothing is arrived at and every distance is infinite.
/// </param>
public sealed record Reference(bool IsFixedPoint, double[] States, double Residual)
{
    /// <summary>
    /// Whether distances compare outputs, not states: layered rules, and iterations whose states go on growing while their outputs settle
    /// (running sums).
    /// </summary>
    public bool ComparesOutputs { get; init; } = !IsFixedPoint;

    /// <summary>
    /// How far the states may be from the exact answer, max_i ‖h_i* − exact‖∞ as far as it can be told: a bound for energies, an estimate
    /// for iterations (the residual, or a rounding, over 1 − c, with c the rate at which residuals fell) and solved systems (the last
    /// correction). By default the residual.
    /// </summary>
    public double Error { get; init; } = Residual;

    /// <summary>
    /// Whether roundings of the start may be left in the states, as where everybody takes averages; what contracts forgets them. Default
    /// false.
    /// </summary>
    public bool DependsOnStart { get; init; }

    /// <summary>The number that stands for "no answer" in states; null where there is none. See <see cref="IPlaceholderRule"/>.</summary>
    public double? Placeholder { get; init; }

    /// <summary>
    /// After how many rounds it was seen that the synchronous iteration neither settles nor diverges, as in a cycle; null, the default,
    /// where it does.
    /// </summary>
    public int? Unsettled { get; init; }

    /// <summary>Which nodes are away, so that nothing is expected of them, by their numbers; null, the default, where none is.</summary>
    internal IReadOnlyList<bool>? Away { get; init; }

    /// <summary>Whether a node's state says that it has no answer.</summary>
    /// <param name="state">The state of a node.</param>
    public bool IsPlaceholder(ReadOnlySpan<double> state) =>
        Placeholder is { } placeholder && !state.IsEmpty && !state.ContainsAnyExcept(placeholder);

    /// <summary>What stands for the fixed point where rounds come to none: <paramref name="count"/> times not a number.</summary>
    public static Reference None(int count)
    {
        var states = new double[count];
        Array.Fill(states, double.NaN);
        return new Reference(IsFixedPoint: true, states, double.NaN);
    }
}
