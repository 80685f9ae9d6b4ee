namespace Hogwild.Experiments;

/// <summary>
/// What is proved about following where all epochs contract with one factor c in one norm (docs/theory.md, 1.3), as bounds on the distance
/// that figures show, in the long run. The answer goes at most so far, δ, while runs replace all that can be read; that was measured.
/// </summary>
/// <param name="Movement">δ, over all schedules.</param>
/// <param name="Bound">The bound at any time: δ/(1 − c), and what is on the way where changes come faster than macro-iterations.</param>
/// <param name="Settled">The bound after a complete macro-iteration: δ less.</param>
/// <param name="Factor">c.</param>
/// <param name="Statement">The norm and where c comes from, in one line.</param>
public sealed record FollowingLine(double Movement, double Bound, double Settled, double Factor, string Statement);
