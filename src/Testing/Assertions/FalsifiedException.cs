namespace Hogwild.Testing;

/// <summary>A claim about every admissible schedule is false: some schedule breaks it, and the message tells how.</summary>
/// <param name="message">Claim, story, replay seed and file, one line each.</param>
/// <param name="counterexample">The schedule that breaks it.</param>
public sealed class FalsifiedException(string message, Counterexample counterexample) : Exception(message)
{
    /// <summary>The schedule that breaks it.</summary>
    public Counterexample Counterexample { get; } = counterexample;
}
