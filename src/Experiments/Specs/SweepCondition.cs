using System.Diagnostics.CodeAnalysis;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// Which cells of a sweep there are: comparisons (&lt;, &lt;=, &gt;, &gt;=, =, !=) of swept paths with constants or with each other,
/// joined by <c>and</c>, <c>or</c>, <c>not</c> and brackets. Numbers, shares and durations are compared as such; words are equal or not.
/// </summary>
public sealed class SweepCondition : ITextValue<SweepCondition>
{
    private readonly string _text;
    private readonly ConditionTerm _root;

    private SweepCondition(string text, ConditionTerm root) => (_text, _root) = (text, root);

    /// <inheritdoc/>
    public static string Expected => "a condition such as scheduler.link.loss < 50% or scheduler.clock.period <= 10ms";

    /// <inheritdoc/>
    public static IReadOnlyList<string> Known => ["seed < 3"];

    /// <inheritdoc/>
    public static bool TryRead(string text, out SweepCondition? value, out string? problem)
    {
        problem = null;
        var isRead = TryRead(text, out value, out ConditionFault? fault);
        problem = fault?.Expected;
        return isRead;
    }

    /// <summary>As it was written.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SweepCondition other && other._text == _text;

    /// <inheritdoc/>
    public override int GetHashCode() => _text.Length;

    /// <summary>Reads a condition, and tells where it is wrong.</summary>
    internal static bool TryRead(
        string text, [NotNullWhen(true)] out SweepCondition? value, [NotNullWhen(false)] out ConditionFault? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = new ConditionParser(text).Read(out fault);
        value = fault is null ? new SweepCondition(text, root!) : null;
        return value is not null;
    }

    /// <summary>What does not fit the paths that are swept.</summary>
    internal IEnumerable<ConditionFault> FaultsIn(IReadOnlyList<SweptPath> paths) => _root.FaultsIn(paths);

    /// <summary>Whether it holds in a cell.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="at">The numbers of their values.</param>
    internal bool Holds(IReadOnlyList<SweptPath> paths, IReadOnlyList<int> at) => _root.Holds(paths, at);
}
