namespace Hogwild.Models;

/// <summary>What an adjoint starts from: the gradient of a model's loss in the states of its nodes, node by node.</summary>
internal static class StateSlope
{
    /// <summary>r = ∂ℓ/∂h, n × k, of <see cref="TaskLoss"/> through the model's readout.</summary>
    /// <param name="model">A model whose nodes are the items.</param>
    /// <param name="states">h, n × k.</param>
    /// <exception cref="ArgumentException">Nothing is known about the nodes, or they are not what is judged.</exception>
    internal static double[] Of(Model model, ReadOnlySpan<double> states)
    {
        if (model.Data.Groups is not null || model.Data.Task is null)
        {
            throw new ArgumentException(
                "expected data that say what is expected of every node, for the adjoint of the loss, found "
                    + (model.Data.Groups is null ? "none that say it" : "such that say it of edges or graphs"));
        }

        var (k, size) = (model.Rule.StateSize, model.Readout.OutputSize);
        var outputs = LossSlope.Of(model.Data, model.OutputsOf(states));
        var slope = new double[states.Length];
        for (var node = 0; node < model.Data.Graph.NodeCount; node++)
        {
            var own = slope.AsSpan(node * k, k);
            var expected = outputs.AsSpan(node * size, size);
            switch (model.Readout)
            {
                case Readout readout:
                    readout.Back(states.Slice(node * k, k), expected, own);
                    break;
                case IdentityReadout:
                    expected.CopyTo(own);
                    break;
                default:
                    throw new ArgumentException($"expected a readout of ours, whose derivative is known, found {model.Readout.GetType()}");
            }
        }

        return slope;
    }
}
