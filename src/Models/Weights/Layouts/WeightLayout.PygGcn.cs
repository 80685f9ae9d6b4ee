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
            var parts = All(theirs).Select(name => Part().Match(name)).Where(match => match.Success).ToList();
            var stem = parts.FirstOrDefault(match => match.Groups["what"].Value != "bias")?.Groups["stem"].Value
                ?? throw new WeightFormatException(
                    theirs.Source,
                    $"expected layers such as 'conv1.lin.weight' or 'convs.0.lin.weight' (layout pyg-gcn), found {theirs.Names()}");
            parts.RemoveAll(match => match.Groups["stem"].Value != stem);
            if (All(theirs).Except(parts.Select(match => match.Value)).ToList() is { Count: > 0 } others)
            {
                throw new WeightFormatException(
                    theirs.Source,
                    $"expected nothing but layers '{Excerpt.Of(stem)}N' of GCNConv (layout pyg-gcn), found also {Listed(theirs, others)}: "
                        + "a readout can be named under 'names' (readout.Wl, readout.b2); anything else the rule gcn does not have");
            }

            return Layers(theirs, stem, parts);
        }

        private static WeightFile Layers(WeightFile theirs, string stem, List<Match> parts)
        {
            var ours = new WeightFile(new(StringComparer.Ordinal), theirs.Metadata) { Source = theirs.Source };
            var numbers = parts.Select(Number).Distinct().Order().ToList();
            for (var layer = 0; layer < numbers.Count; layer++)
            {
                var number = numbers[0] + layer;
                var names = parts.Where(part => Number(part) == number).ToDictionary(part => part.Groups["what"].Value, part => part.Value);
                var isNew = names.TryGetValue("lin.weight", out var weight);
                if ((!isNew && !names.TryGetValue("weight", out weight)) || names.ContainsKey("weight") == isNew)
                {
                    throw new WeightFormatException(
                        theirs.Source,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"expected one of '{Excerpt.Of(stem)}{number}.lin.weight' and '….weight' (layout pyg-gcn), found ")
                            + Listed(theirs, parts.Select(part => part.Value)));
                }

                var name = string.Create(CultureInfo.InvariantCulture, $"layer{layer + 1}.");
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

        private static int Number(Match part) => int.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);

        [GeneratedRegex(@"\A(?<stem>.*?)(?<number>[0-9]{1,6})\.(?<what>lin\.weight|weight|bias)\z", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Part();
    }
}
