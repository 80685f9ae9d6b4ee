namespace Hogwild.Experiments;

/// <summary>A parameter of a model and the tensor that it would take.</summary>
/// <param name="Parameter">Our name.</param>
/// <param name="Wanted">The shape that it has to have, as text.</param>
/// <param name="Tensor">The tensor's name in the file, or how it is made of others; null where there is none.</param>
/// <param name="Found">Its shape in the file, as text; empty where there is none.</param>
/// <param name="State">How it fits.</param>
/// <param name="IsGuess">Whether nobody said so, but shape and order of layers suggest it.</param>
internal sealed record ParameterFit(string Parameter, string Wanted, string? Tensor, string Found, FitState State, bool IsGuess);
