using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A tensor of a file that has another name there.</summary>
/// <param name="Tensor">Its name in the file.</param>
/// <param name="Transpose">
/// Whether rows and columns are to be exchanged, as of a layer of PyTorch, [out × in], where [in × out] is wanted.
/// </param>
[Kind("tensor", "a tensor of the file, by its name there", Brief = "tensor")]
public sealed record TensorName(
    [Option("its name in the file")] string Tensor,
    [Option("true where rows and columns are to be exchanged, as of PyTorch's [out, in] for our [in, out]")] bool Transpose = false);
