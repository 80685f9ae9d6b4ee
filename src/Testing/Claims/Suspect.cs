namespace Hogwild.Testing;

/// <summary>Where a run breaks a claim.</summary>
/// <param name="Node">At which node; −1 where the claim is about all of them together.</param>
/// <param name="Version">The version that breaks it.</param>
/// <param name="Time">When that was published, in ticks.</param>
/// <param name="Effect">What is wrong with it, for people: <c>output 1 of node 0 moves by 0.31</c>.</param>
/// <param name="Size">How large that is; of several suspects at one run the largest is the most interesting.</param>
public sealed record Suspect(int Node, int Version, long Time, string Effect, double Size)
{
    /// <summary>
    /// How bad it is in kind: 0 as a rule; of an iteration that has not arrived, 1 where it does not come closer either. Shrinking never
    /// turns a worse kind into a less bad one.
    /// </summary>
    public int Severity { get; init; }
}
