namespace Hogwild.Testing;

/// <summary>How far a search has come without a counterexample, so that it can go on from there.</summary>
/// <param name="Phase">What it does.</param>
/// <param name="Done">Schedules of this phase that hold.</param>
/// <param name="Schedules">Schedules tried in all.</param>
/// <param name="Activations">Activations in all of them.</param>
public readonly record struct SearchPoint(SearchPhase Phase, long Done, long Schedules, long Activations);
