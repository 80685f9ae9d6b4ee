namespace Hogwild.Experiments;

/// <summary>By what a run of one result is found in another one.</summary>
/// <param name="Unit">What drew its random numbers: replicate, and fold and seed where there are such. Runs of one unit share them.</param>
/// <param name="Cell">The cell of a sweep; empty where nothing is swept.</param>
internal readonly record struct RunKey(string Unit, string Cell);
