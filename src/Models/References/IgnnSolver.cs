namespace Hogwild.Models;
/// <summary>TEMP</summary>
public sealed class IgnnSolver
{
    private IgnnRule? _rule; private double[]? _s;
    /// <summary>TEMP</summary>
    public void Approach(IgnnRule rule, Span<double> states, double tolerance, int maxRounds)
    {
        _rule = rule; _s = FixedPoint.SolveFrom(rule, rule.Adjacency.Graph, states, tolerance).States; _s.CopyTo(states);
    }
    /// <summary>TEMP</summary>
    public void Adjoint(ReadOnlySpan<double> r, Span<double> v, double tolerance, int maxRounds) => IgnnAdjoint.Solve(_rule!, _s, r, v, tolerance).CopyTo(v);
}
