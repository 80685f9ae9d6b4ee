using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Models;

public abstract partial record WeightLayout
{
    /// <summary>
    /// Layers of PyTorch Geometric's GATConv: <c>conv1.lin.weight</c> [heads·out × in], or <c>conv1.lin_src.weight</c> and, the same once
    /// more, <c>conv1.lin_dst.weight</c>; <c>conv1.att_src</c> and <c>conv1.att_dst</c> [1 × heads × out]; <c>conv1.bias</c>, which may be
    /// missing. Heads stand side by side (<c>concat=True</c>), and are averaged in the last layer (<c>concat=False</c>).
    /// </summary>
    /// <param name="Elu">
    /// Whether an ELU stands between layers; else a ReLU. No tensor tells, so that a scenario must; null, as where a file is only looked
    /// at, for what its metadata say, else a ReLU.
    /// </param>
    [Kind("pyg-gat", "layers of PyTorch Geometric's GATConv: conv1.lin.weight [heads·out, in], att_src, att_dst and bias, any prefix")]
    public sealed partial record PygGat(
        [Option(
            "true where an ELU stands between layers, as in its examples, false where a ReLU does; no tensor tells: it must be said",
            Default = "none")]
        bool? Elu = null) : WeightLayout
    {
        private const string Name = "pyg-gat";

        /// <inheritdoc/>
        public override string Rule => "gat";

        /// <inheritdoc/>
        public override WeightFile Read(WeightFile theirs)
        {
            ArgumentNullException.ThrowIfNull(theirs);
            var found = NumberedLayers.Of(theirs, Part(), (Name, "GATConv"), what => what == "att_src", "att_src", Rule);
            var ours = new WeightFile(new(StringComparer.Ordinal), new(theirs.Metadata, StringComparer.Ordinal)) { Source = theirs.Source };
            for (var layer = 0; layer < found.Layers.Count; layer++)
            {
                var name = LayerTensors.NameOf(Rule, layer + 1);
                var source = theirs.Require(found.Require(theirs, layer, "att_src", Name), 1, WeightFile.Any, WeightFile.Any);
                var (heads, size) = (source.Shape[1], source.Shape[2]);
                var target = theirs.Require(found.Require(theirs, layer, "att_dst", Name), 1, heads, size);
                ours.Tensors[name + "src"] = Tensor.Matrix(heads, size, source.Values);
                ours.Tensors[name + "dst"] = Tensor.Matrix(heads, size, target.Values);
                ours.Tensors[name + "W"] = theirs.Require(Weight(theirs, found, layer), heads * size, WeightFile.Any);
                ours.Transpose(name + "W");
                if (found.Layers[layer].Names.TryGetValue("bias", out var bias))
                {
                    ours.Tensors[name + "b"] = Bias(theirs, bias, heads, size, layer == found.Layers.Count - 1);
                }
            }

            if (Elu is { } elu)
            {
                ours.Metadata[GatRule.ActivationKey] = elu ? GatRule.Elu : GatRule.Relu;
            }

            return ours;
        }

        /// <summary>The name of the one matrix that sources and targets have in common.</summary>
        private static string Weight(WeightFile theirs, NumberedLayers found, int layer)
        {
            var names = found.Layers[layer].Names;
            var weight = found.Require(theirs, layer, names.ContainsKey("lin_src.weight") ? "lin_src.weight" : "lin.weight", Name);
            if (names.TryGetValue("lin_dst.weight", out var other)
                && !theirs.Require(other, WeightFile.Any, WeightFile.Any).Values.AsSpan()
                    .SequenceEqual(theirs.Require(weight, WeightFile.Any, WeightFile.Any).Values))
            {
                throw new WeightFormatException(
                    theirs.Source,
                    $"expected the same numbers in '{Excerpt.Of(weight)}' and '{Excerpt.Of(other)}' (layout {Name}), found others");
            }

            return weight;
        }

        private static Tensor Bias(WeightFile theirs, string name, int heads, int size, bool isLast)
        {
            var bias = theirs.Require(name, WeightFile.Any);
            if (bias.Shape[0] != (isLast ? size : heads * size))
            {
                throw new WeightFormatException(
                    theirs.Source,
                    $"expected heads side by side (concat=True), and in the last layer averaged (concat=False), which the rule gat does "
                        + $"(layout {Name}), found '{Excerpt.Of(name)}' {bias.ShapeText} with {heads} heads of {size}");
            }

            return bias;
        }

        [GeneratedRegex(
            @"\A(?<stem>.*?)(?<number>[0-9]{1,6})\.(?<what>lin\.weight|lin_src\.weight|lin_dst\.weight|att_src|att_dst|bias)\z",
            RegexOptions.ExplicitCapture,
            1000)]
        private static partial Regex Part();
    }
}
