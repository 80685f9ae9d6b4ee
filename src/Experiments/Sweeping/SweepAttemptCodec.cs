using System.Diagnostics.CodeAnalysis;

namespace Hogwild.Experiments;

/// <summary>Keeps runs that did not fail as runs are kept anywhere else.</summary>
/// <param name="inner">How runs are kept.</param>
internal sealed class SweepAttemptCodec(IUnitCodec<Trajectory> inner) : IUnitCodec<SweepAttempt>
{
    /// <inheritdoc/>
    public string? Write(SweepAttempt outcome) => outcome.Run is { } run ? inner.Write(run) : null;

    /// <inheritdoc/>
    public bool TryRead(string text, [MaybeNullWhen(false)] out SweepAttempt outcome)
    {
        outcome = inner.TryRead(text, out var run) ? new SweepAttempt(run, null) : null;
        return outcome is not null;
    }
}
