using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Where a model's parameters are.</summary>
/// <param name="File">A safetensors file; null where they are written in the scenario.</param>
/// <param name="Names">
/// Names of tensors: ours, and what the file calls them; in the order of the scenario, empty where they are the same.
/// </param>
[Kind("weights", "a file of parameters whose tensors may have other names, or the parameters themselves", Brief = "file")]
public sealed record WeightsSpec(
    [Option("safetensors file")] InputFile? File,
    IReadOnlyList<KeyValuePair<string, TensorName>>? Names = null) : IChecked
{
    /// <summary>Names of tensors: ours, and what the file calls them.</summary>
    [Option(
        "mapping from our names of tensors to those in the file, or to {tensor, transpose, rows, columns} or {tensors, axis}",
        Default = "the same")]
    public IReadOnlyList<KeyValuePair<string, TensorName>> Names { get; init; } = Names ?? [];

    /// <summary>How PyTorch's file is laid out; null where the tensors have our names, or those that <see cref="Names"/> gives.</summary>
    [Option("how a state_dict of PyTorch is laid out; what 'names' mentions is not part of it", Only = "file")]
    public WeightLayout? Layout { get; init; }

    /// <summary>
    /// How the states of the nodes of an edge or graph become one, which the readout reads; null for what the metadata of the file say
    /// under <c>readout.pool</c>, or else the default of <see cref="Pooling"/>.
    /// </summary>
    [Option(
        "where edges or graphs are judged: how the states of their nodes become one",
        Default = "as the file says under readout.pool; else mean over a graph, product over the ends of an edge")]
    public PoolKind? Pool { get; init; }

    /// <summary>Parameters that are written in the scenario, by name and in its order; empty where there is a file.</summary>
    [Option("instead of a file: the numbers themselves by our names, as nested lists", Default = "none")]
    public IReadOnlyList<KeyValuePair<string, Tensor>> Tensors { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if ((File is null) == (Tensors.Count == 0) || (Tensors.Count > 0 && Names.Count > 0))
        {
            yield return new Misfit(string.Empty, "either the key 'file', with 'names' or without, or the key 'tensors'");
        }
    }
}
