using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Something in a spec that does not fit.</summary>
/// <param name="Path">The spec: its keys from the top joined by dots; empty for the top.</param>
/// <param name="Misfit">What does not fit in it.</param>
/// <param name="Value">What is there, where the option was not written; null for nothing.</param>
internal sealed record SpecFault(string Path, Misfit Misfit, object? Value)
{
    /// <summary>True where the value of the option may stand for the spec, and is called by the spec's keys.</summary>
    public bool IsBrief { get; init; }

    /// <summary>The keys of the option itself.</summary>
    public string FullPath => Path.Length == 0 ? Misfit.Option : Misfit.Option.Length == 0 ? Path : $"{Path}.{Misfit.Option}";
}
