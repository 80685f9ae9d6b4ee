using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Models;

public abstract partial record WeightLayout
{
    /// <summary>
    /// Layers of PyTorch Geometric's GINConv over <c>Sequential(Linear, ReLU, Linear)</c>: <c>conv1.nn.0.weight</c> [hidden × in],
    /// <c>conv1.nn.0.bias</c>, <c>conv1.nn.2.weight</c> [out × hidden], <c>conv1.nn.2.bias</c> and <c>conv1.eps</c> [1]. Biases and ε may
    /// be missing. Normalisation of batches inside <c>nn</c> is not known.
    /// </summary>
    [Kind("pyg-gin", "layers of PyTorch Geometric's GINConv over Linear, ReLU, Linear: conv1.nn.0.weight, nn.2.weight and eps, any prefix")]
    public sealed partial record PygGin : WeightLayout
    {
        private const string Name = "pyg-gin";

        /// <inheritdoc/>
        public override string Rule => "gin";

        /// <inheritdoc/>
        public override WeightFile Read(WeightFile theirs)
        {
            ArgumentNullException.ThrowIfNull(theirs);
            var found = NumberedLayers.Of(theirs, Part(), (Name, "GINConv"), what => what == "nn.0.weight", "nn.0.weight", Rule);
            var ours = new WeightFile(new(StringComparer.Ordinal), theirs.Metadata) { Source = theirs.Source };
            for (var layer = 0; layer < found.Layers.Count; layer++)
            {
                var (name, names) = (LayerTensors.NameOf(Rule, layer + 1), found.Layers[layer].Names);
                var first = theirs.Require(found.Require(theirs, layer, "nn.0.weight", Name), WeightFile.Any, WeightFile.Any);
                var second = theirs.Require(found.Require(theirs, layer, "nn.2.weight", Name), WeightFile.Any, first.Shape[0]);
                (ours.Tensors[name + "W1"], ours.Tensors[name + "W2"]) = (first.Transposed(), second.Transposed());
                Add("nn.0.bias", name + "b1", first.Shape[0]);
                Add("nn.2.bias", name + "b2", second.Shape[0]);
                Add("eps", name + "eps", 1);

                void Add(string theirName, string ourName, int size)
                {
                    if (names.TryGetValue(theirName, out var full))
                    {
                        ours.Tensors[ourName] = theirs.Require(full, size);
                    }
                }
            }

            return ours;
        }

        [GeneratedRegex(
            @"\A(?<stem>.*?)(?<number>[0-9]{1,6})\.(?<what>nn\.0\.weight|nn\.0\.bias|nn\.2\.weight|nn\.2\.bias|eps)\z",
            RegexOptions.ExplicitCapture,
            1000)]
        private static partial Regex Part();
    }
}
