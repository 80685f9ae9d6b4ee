using System.Text.RegularExpressions;
using Hogwild.Simulation;

namespace Hogwild.Models;

public abstract partial record WeightLayout
{
    /// <summary>
    /// The models with one implicit layer of the repository of Gu et al. (2020), github.com/SwiftieH/IGNN: <c>ig1.W</c> [k × k],
    /// <c>ig1.Omega_1</c> [k × p] and <c>V.weight</c> [C × k], under any prefix. They compute X = relu(W X A + Ω₁ U A) with nodes as
    /// columns, that is H = relu(Ã H Wᵀ + Ã X Ω₁ᵀ): features are averaged over neighbours, too, so the metadata get
    /// <c>ignn.input: propagated</c>. <c>ig1.Omega_2</c>, <c>ig1.bias</c> and the start <c>X_0</c> have no effect on the fixed point there,
    /// and are left out. W is taken as it is: their code projects its rows at every call, so a model is to be called once before it is
    /// saved.
    /// </summary>
    /// <param name="Normalise">
    /// True where states are brought to length 1 before V, as in models_chains.py (<c>readout.input: unit</c>). Default false.
    /// </param>
    [Kind("ignn", "IGNN of github.com/SwiftieH/IGNN with one implicit layer: ig1.W, ig1.Omega_1 and V.weight, any prefix")]
    public sealed partial record Ignn(
        [Option("true where states are brought to length 1 before V, as in its models_chains.py")] bool Normalise = false) : WeightLayout
    {
        private static readonly string[] Unused = ["ig1.Omega_2", "ig1.bias", "X_0"];

        /// <inheritdoc/>
        public override string Rule => "ignn";

        /// <inheritdoc/>
        public override string? Against(Graph graph)
        {
            ArgumentNullException.ThrowIfNull(graph);
            return graph.IsUndirected ? null
                : "its adjacency is divided by the numbers of arcs that leave nodes, ours by those that arrive";
        }

        /// <inheritdoc/>
        public override WeightFile Read(WeightFile theirs)
        {
            ArgumentNullException.ThrowIfNull(theirs);
            var names = All(theirs).ToList();
            var first = names.Find(name => name.EndsWith("ig1.W", StringComparison.Ordinal)) ?? throw new WeightFormatException(
                theirs.Source, $"expected 'ig1.W', 'ig1.Omega_1' and 'V.weight' (layout ignn), found {theirs.Names()}");
            var prefix = first[..^"ig1.W".Length];
            ThrowIfMore(theirs, names, prefix);
            var ours = new WeightFile(new(StringComparer.Ordinal), new(theirs.Metadata, StringComparer.Ordinal)) { Source = theirs.Source };
            var size = theirs.Require(first, WeightFile.Any, WeightFile.Any).Shape[0];
            ours.Tensors["ignn.W"] = theirs.Require(first, size, size);
            ours.Tensors["ignn.U"] = theirs.Require(prefix + "ig1.Omega_1", size, WeightFile.Any);
            ours.Transpose("ignn.W");
            ours.Transpose("ignn.U");
            if (theirs.Find(prefix + "V.weight", WeightFile.Any, size) is { } readout)
            {
                ours.Tensors["readout.Wl"] = readout;
            }

            if (theirs.Find(prefix + "V.bias", WeightFile.Any) is { } bias)
            {
                ours.Tensors["readout.b2"] = bias;
            }

            ours.Metadata[IgnnRule.InputKey] = IgnnRule.Propagated;
            if (Normalise)
            {
                ours.Metadata[Models.Readout.InputKey] = Models.Readout.Unit;
            }

            return ours;
        }

        /// <summary>Refuses models that have more than our rule.</summary>
        private static void ThrowIfMore(WeightFile theirs, List<string> names, string prefix)
        {
            var layers = names.Where(name => Layer().IsMatch(name)).ToList();
            if (layers.Count > 1)
            {
                throw new WeightFormatException(
                    theirs.Source,
                    $"expected one implicit layer, which is what the rule ignn has (layout ignn), found {layers.Count}: "
                        + $"{Listed(theirs, layers)}; the layers feed each other, as in models_PPI.py or for whole graphs, and only their "
                        + "first one could be run alone, from a file that has no other");
            }

            string[] known = [prefix + "ig1.W", prefix + "ig1.Omega_1", prefix + "V.weight", prefix + "V.bias"];
            var others = names.Except(known).Except(Unused.Select(name => prefix + name)).ToList();
            if (others.Count > 0)
            {
                throw new WeightFormatException(
                    theirs.Source,
                    $"expected nothing beside 'ig1' and 'V' (layout ignn), found also {Listed(theirs, others)}, which the rule ignn does "
                        + "not have; a readout with one hidden layer can be named under 'names' (readout.W1, b1, W2, b2)");
            }
        }

        [GeneratedRegex(@"(\A|\.)ig[0-9]+\.W\z", RegexOptions.ExplicitCapture, 1000)]
        private static partial Regex Layer();
    }
}
