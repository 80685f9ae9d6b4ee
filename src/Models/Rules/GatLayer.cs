using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Attention over a node and its neighbours. With the columns W_k of head k, scores are taken from states by the vectors W_k·src_k and
/// W_k·dst_k, and states are averaged before they are multiplied by W_k: the same numbers but for rounding, and a neighbour costs a few
/// products of vectors and none of a matrix.
/// </summary>
internal sealed class GatLayer : Layer
{
    private const double NegativeSlope = 0.2;

    // Of every head: W_k, [in × out of a head]; W_k·src_k and W_k·dst_k, [in].
    private readonly double[][] _weights;
    private readonly double[][] _source;
    private readonly double[][] _target;
    private readonly double[]? _bias;
    private readonly bool _isElu;
    private readonly bool _isMean;

    /// <summary>A layer.</summary>
    /// <param name="weight">W, [in × heads · out].</param>
    /// <param name="source">src, [heads × out].</param>
    /// <param name="target">dst, [heads × out].</param>
    /// <param name="bias">b, as many as outputs; null for 0.</param>
    /// <param name="isMean">Whether heads are averaged; else they stand side by side.</param>
    /// <param name="isElu">Whether an ELU stands behind the layer; else a ReLU.</param>
    private GatLayer(Tensor weight, Tensor source, Tensor target, double[]? bias, bool isMean, bool isElu)
        : base(weight.Shape[0], isMean ? source.Shape[1] : weight.Shape[1])
    {
        var size = source.Shape[1];
        (_bias, _isMean, _isElu) = (bias, isMean, isElu);
        _weights = [.. Enumerable.Range(0, source.Shape[0]).Select(head => weight.Slice(1, head * size, size).Values)];
        _source = [.. _weights.Select((part, head) => Projected(part, source.Values.AsSpan(head * size, size), Inputs))];
        _target = [.. _weights.Select((part, head) => Projected(part, target.Values.AsSpan(head * size, size), Inputs))];
    }

    /// <summary>The layers of a file.</summary>
    /// <exception cref="WeightFormatException">There is none, or one does not fit to that before or to the features.</exception>
    public static IReadOnlyList<Layer> All(GraphData data, WeightFile weights)
    {
        var isElu = IsElu(weights);
        var depth = LayerTensors.Count(weights, "gat");
        return LayerTensors.Read(weights, "gat", data.FeatureSize, (name, inputs, isThere) =>
        {
            if (isThere(name + "W", inputs) is not { } weight)
            {
                return null;
            }

            var source = weights.Require(name + "src", WeightFile.Any, WeightFile.Any);
            if ((long)source.Shape[0] * source.Shape[1] != weight.Shape[1])
            {
                throw new WeightFormatException(
                    weights.Source,
                    $"expected as many columns of '{name}W' as numbers of '{name}src' [heads, out], found {weight.ShapeText} and "
                        + source.ShapeText);
            }

            var target = weights.Require(name + "dst", source.Shape[0], source.Shape[1]);
            var isLast = name == LayerTensors.NameOf("gat", depth);
            var bias = weights.Find(name + "b", isLast ? source.Shape[1] : weight.Shape[1]);
            return new GatLayer(weight, source, target, bias?.Values, isLast, isElu);
        });
    }

    /// <inheritdoc/>
    public override void Apply(int node, ReadOnlySpan<double> own, in Inbox inbox, Span<double> output)
    {
        Span<double> mean = stackalloc double[Inputs];
        own = own[..Inputs];
        for (var head = 0; head < _weights.Length; head++)
        {
            mean.Clear();
            Attend(head, own, inbox, mean);
            var size = _weights[head].Length / Inputs;
            Dense.MatVecTransposed(_weights[head], mean, _isMean ? output : output.Slice(head * size, size));
        }

        AddBias(_bias, output);
    }

    /// <inheritdoc/>
    public override void Activate(Span<double> output)
    {
        if (!_isElu)
        {
            base.Activate(output);
            return;
        }

        for (var i = 0; i < output.Length; i++)
        {
            output[i] = output[i] < 0 ? Elementary.Exp(output[i]) - 1 : output[i];
        }
    }

    /// <summary>Whether an ELU stands between layers, which the metadata say; else a ReLU.</summary>
    private static bool IsElu(WeightFile weights) => weights.Metadata.GetValueOrDefault(GatRule.ActivationKey) switch
    {
        null or GatRule.Relu => false,
        GatRule.Elu => true,
        var other => throw new WeightFormatException(
            weights.Source, $"expected '{GatRule.Relu}' or '{GatRule.Elu}' as {GatRule.ActivationKey}, found '{Excerpt.Of(other)}'"),
    };

    /// <summary>
    /// The states of a node and its neighbours, weighed by the softmax of their scores; where heads are averaged, over their number.
    /// The largest score is subtracted, so that no exponential overflows, and each is computed twice in place of being kept.
    /// </summary>
    private void Attend(int head, ReadOnlySpan<double> own, in Inbox inbox, Span<double> mean)
    {
        var (source, at) = (_source[head], Dense.Dot(_target[head], own));
        var largest = Score(source, own, at);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            largest = Math.Max(largest, Score(source, inbox[slot], at));
        }

        var total = Elementary.Exp(Score(source, own, at) - largest);
        Dense.AddScaled(total, own, mean);
        for (var slot = 0; slot < inbox.Count; slot++)
        {
            var weight = Elementary.Exp(Score(source, inbox[slot], at) - largest);
            total += weight;
            Dense.AddScaled(weight, inbox[slot][..Inputs], mean);
        }

        Dense.Multiply(1 / (_isMean ? total * _weights.Length : total), mean, mean);
    }

    private static double Score(double[] source, ReadOnlySpan<double> state, double target)
    {
        var sum = target + Dense.Dot(source, state[..source.Length]);
        return sum < 0 ? NegativeSlope * sum : sum;
    }

    private static double[] Projected(double[] weight, ReadOnlySpan<double> attention, int inputs)
    {
        var projected = new double[inputs];
        Dense.MatVec(weight, attention, projected);
        return projected;
    }
}
