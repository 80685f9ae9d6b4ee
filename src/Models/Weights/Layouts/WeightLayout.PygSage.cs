using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Models;

public abstract partial record WeightLayout
{
    /// <summary>
    /// Layers of PyTorch Geometric's SAGEConv: <c>conv1.lin_l.weight</c> [out × in] for the neighbours, with <c>conv1.lin_l.bias</c>, and
    /// <c>conv1.lin_r.weight</c> for the node itself; bias and <c>lin_r</c> may be missing. No tensor tells whether <c>aggr</c> was the
    /// mean or the maximum: the rule says it. Outputs that are scaled to length 1 (<c>normalize=True</c>) are not known.
    /// </summary>
    [Kind("pyg-sage", "layers of PyTorch Geometric's SAGEConv: conv1.lin_l.weight [out, in], lin_l.bias and lin_r.weight, any prefix")]
    public sealed partial record PygSage : WeightLayout
    {
        private const string Name = "pyg-sage";

        /// <inheritdoc/>
        public override string Rule => "sage";

        /// <inheritdoc/>
        public override WeightFile Read(WeightFile theirs)
        {
            ArgumentNullException.ThrowIfNull(theirs);
            var found = NumberedLayers.Of(theirs, Part(), (Name, "SAGEConv"), what => what == "lin_l.weight", "lin_l.weight", Rule);
            var ours = new WeightFile(new(StringComparer.Ordinal), theirs.Metadata) { Source = theirs.Source };
            for (var layer = 0; layer < found.Layers.Count; layer++)
            {
                var (name, names) = (LayerTensors.NameOf(Rule, layer + 1), found.Layers[layer].Names);
                var weight = theirs.Require(found.Require(theirs, layer, "lin_l.weight", Name), WeightFile.Any, WeightFile.Any);
                ours.Tensors[name + "Wn"] = weight.Transposed();
                if (names.TryGetValue("lin_r.weight", out var self))
                {
                    ours.Tensors[name + "Ws"] = theirs.Require(self, weight.Shape[0], weight.Shape[1]).Transposed();
                }

                if (names.TryGetValue("lin_l.bias", out var bias))
                {
                    ours.Tensors[name + "b"] = theirs.Require(bias, weight.Shape[0]);
                }
            }

            return ours;
        }

        [GeneratedRegex(
            @"\A(?<stem>.*?)(?<number>[0-9]{1,6})\.(?<what>lin_l\.weight|lin_l\.bias|lin_r\.weight)\z", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Part();
    }
}
