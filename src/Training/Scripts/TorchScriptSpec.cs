using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Training;

/// <summary>A rule in TorchScript, which a scenario names.</summary>
/// <param name="File">The source or the module.</param>
/// <param name="State">How many numbers a node holds.</param>
[Kind("torchscript", "a function in Python's syntax, or a module exported from PyTorch", Implements = typeof(TorchScriptRule))]
public sealed record TorchScriptSpec(
    [Option("source with a function update (.py), or exported module (.pt), which --plugin has to allow", Example = "layer.py")]
    InputFile File,
    [Option("numbers that a node holds", Least = 1, Most = WeightFile.LargestSize)] int State) : RuleSpec, IChecked
{
    /// <summary>Where the tensors are that the update takes beside its first four arguments, and those of a readout.</summary>
    [Option("safetensors file with what the update takes by name beyond its first four arguments, and with a readout", Default = "none")]
    public InputFile? Parameters { get; init; }

    /// <summary>Number of layers; null for an iteration.</summary>
    [Option("number of layers, after which a node is finished", Least = 1, Default = "none: an iteration")]
    public int? Layers { get; init; }

    /// <summary>What nodes start from. Default zeros.</summary>
    [Option("what nodes start from: zeros, or their features padded with zeros")]
    public TorchScriptStart Initial { get; init; }

    /// <summary>How long one update may take. Default 10 s.</summary>
    [Option("how long one update may take, in real time; then the program ends with an error", Least = TimeSpan.TicksPerMillisecond)]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override bool NeedsData => true;

    /// <inheritdoc/>
    public override bool IsLayered => Layers is not null;

    /// <inheritdoc/>
    public override bool IsNodeWise => true;

    /// <inheritdoc/>
    public override bool IsScalar => State == 1;

    /// <inheritdoc/>
    public override InputFile? Code => File;

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step) =>
        ScriptFile.IsSource(File.Path) || File.Path.EndsWith(".pt", StringComparison.OrdinalIgnoreCase) ? []
            : [new Misfit("file", "a file .py or .pt")];

    /// <inheritdoc/>
    /// <exception cref="TorchScriptException">The script is not what it should be.</exception>
    /// <exception cref="TorchNativesException">Torch cannot be loaded.</exception>
    /// <exception cref="WeightFormatException">The file of parameters is malformed.</exception>
    public override Model Create(RuleContext context) => TorchScriptModel.Create(this, context);
}
