namespace Hogwild.Simulation;

/// <summary>What a scheduler answers when a node asks to act: go, later, parked or down.</summary>
public readonly record struct Verdict
{
    private Verdict(VerdictKind kind, long until) => (Kind, Until) = (kind, until);

    /// <summary>Which of the four answers.</summary>
    public VerdictKind Kind { get; }

    /// <summary>When the node asks again, in ticks; <see cref="Ticks.Never"/> for go and parked.</summary>
    public long Until { get; }

    /// <summary>The node acts now.</summary>
    public static Verdict Go => new(VerdictKind.Go, Ticks.Never);

    /// <summary>The node acts no more.</summary>
    public static Verdict Parked => new(VerdictKind.Parked, Ticks.Never);

    /// <summary>The node asks again at <paramref name="until"/> ticks.</summary>
    public static Verdict Later(long until) => new(VerdictKind.Later, until);

    /// <summary>
    /// The node has failed and asks again at <paramref name="until"/> ticks; no bound brings it forward, and the interval is exempt.
    /// </summary>
    public static Verdict Down(long until) => new(VerdictKind.Down, until);
}
