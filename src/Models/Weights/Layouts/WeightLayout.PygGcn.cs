using System.Globalization;
using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Models;

public abstract partial record WeightLayout
{
    /// <summary>
    /// Layers of PyTorch Geometric's GCNConv: <c>conv1.lin.weight</c> [out × in] and <c>conv1.bias</c> [out], or <c>conv1.weight</c>
    /// [in × out] of versions before 2.0, under any prefix, numbered from any number on: <c>model.convs.0.lin.weight</c>. Biases may be
    /// missing. Between layers stands a ReLU, after the last one nothing (or a softmax, which is no parameter).
    /// </summary>
    [Kind("pyg-gcn", "layers of PyTorch Geometric's GCNConv: conv1.lin.weight [out, in] and conv1.bias, or convs.0…, any prefix")]
    public sealed partial record PygGcn : WeightLayout
    {
        /// <inheritdoc/>
        public override string Rule => "gcn";

        /// <inheritdoc/>
        public override WeightFile Read(WeightFile theirs)
        {
            ArgumentNullException.ThrowIfNull(theirs);
            var found = NumberedLayers.Of(theirs, Part(), ("pyg-gcn", "GCNConv"), what => what != "bias", "lin.weight", Rule);
            var ours = new WeightFile(new(StringComparer.Ordinal), theirs.Metadata) { Source = theirs.Source };
            for (var layer = 0; layer < found.Layers.Count; layer++)
            {
                var (number, names) = found.Layers[layer];
                var isNew = names.TryGetValue("lin.weight", out var weight);
                if ((!isNew && !names.TryGetValue("weight", out weight)) || names.ContainsKey("weight") == isNew)
                {
                    throw new WeightFormatException(
                        theirs.Source,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"expected one of '{Excerpt.Of(found.Stem)}{number}.lin.weight' and '….weight' (layout pyg-gcn), found ")
                            + Listed(theirs, found.Layers.SelectMany(item => item.Names.Values).Order(StringComparer.Ordinal)));
                }

                var name = LayerTensors.NameOf("gcn", layer + 1);
                ours.Tensors[name + "W"] = theirs.Require(weight!, WeightFile.Any, WeightFile.Any);
                if (isNew)
                {
                    ours.Transpose(name + "W");
                }

                if (names.TryGetValue("bias", out var bias))
                {
                    ours.Tensors[name + "b"] = theirs.Require(bias, ours.Tensors[name + "W"].Shape[1]);
                }
            }

            return ours;
        }

        [GeneratedRegex(@"\A(?<stem>.*?)(?<number>[0-9]{1,6})\.(?<what>lin\.weight|weight|bias)\z", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Part();
    }
}
