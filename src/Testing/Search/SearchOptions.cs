namespace Hogwild.Testing;

/// <summary>How long and how an assertion searches.</summary>
public sealed record SearchOptions
{
    /// <summary>Schedules that are drawn. Default 100.</summary>
    public int MaxTests { get; init; } = 100;

    /// <summary>The seed of the drawing. Default 0: an assertion tries the same schedules every time.</summary>
    public ulong Seed { get; init; }

    /// <summary>A seed of FsCheck to begin with instead, as a failed assertion tells it: <c>(seed,gamma,size)</c>.</summary>
    public string? Replay { get; init; }

    /// <summary>Whether adversaries are tried too. Default true.</summary>
    public bool Adversaries { get; init; } = true;

    /// <summary>The folder that counterexamples are saved in. Default <c>counterexamples</c> beside the test's assembly.</summary>
    public string Folder { get; init; } = Path.Combine(AppContext.BaseDirectory, "counterexamples");
}
