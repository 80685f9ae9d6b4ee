using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training;

/// <summary>
/// Trains an IGNN by implicit differentiation (Gu et al. 2020): H* and the adjoint V are solved for outside torch; then one backward pass
/// through S = V·F(H*; θ), with V and H* constant, gives what reaches the parameters through H*.
/// </summary>
internal sealed class IgnnTrainer : Trainer
{
    private const double Tolerance = 1e-12;
    private readonly IgnnTraining _settings;
    private readonly IgnnRule[] _rules;
    private readonly double[][] _fixedPoints;
    private readonly double[][] _adjoints;

    public IgnnTrainer(Dataset data, IgnnTraining settings)
        : base(settings, data, Initial(data, settings), "tanh")
    {
        _settings = settings;
        _rules = new IgnnRule[data.Graphs.Count];
        _fixedPoints = [.. data.Graphs.Select(graph => new double[graph.Graph.NodeCount * settings.Width])];
        _adjoints = [.. _fixedPoints.Select(states => new double[states.Length])];
    }

    /// <inheritdoc/>
    protected override torch.Tensor States()
    {
        var weights = new WeightFile(Result(), []);
        for (var graph = 0; graph < _rules.Length; graph++)
        {
            var data = Data.Graphs[graph];
            _rules[graph] = new IgnnRule(data, weights);
            _fixedPoints[graph] = FixedPoint.SolveFrom(_rules[graph], data.Graph, _fixedPoints[graph], Tolerance).States;
        }

        return Rows(_fixedPoints).requires_grad_();
    }

    /// <inheritdoc/>
    protected override void Propagate(torch.Tensor states)
    {
        var gradient = TensorSet.Values(states.grad!);
        var first = 0;
        for (var graph = 0; graph < _rules.Length; graph++)
        {
            var right = gradient.AsSpan(first, _adjoints[graph].Length);
            _adjoints[graph] = IgnnAdjoint.Solve(_rules[graph], _fixedPoints[graph], right, _adjoints[graph]);
            first += right.Length;
        }

        (Rows(_adjoints) * new IgnnTwin(Leaves.ByName).Step(Graph, states.detach())).sum().backward();
    }

    /// <inheritdoc/>
    protected override void AfterStep(int epoch)
    {
        var weights = TensorSet.Values(Leaves.ByName["ignn.W"]);
        L1Ball.ProjectColumns(weights, _settings.Width, _settings.Kappa);
        TensorSet.Assign(Leaves.ByName["ignn.W"], weights);
    }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, double>> Facts() =>
        [new("c", _rules.Max(rule => Contraction.Certify(rule).Factor))];

    private torch.Tensor Rows(double[][] parts) =>
        TensorSet.FromValues([.. parts.SelectMany(part => part)], Graph.NodeCount, _settings.Width);

    private static SortedDictionary<string, Models.Tensor> Initial(Dataset data, IgnnTraining settings)
    {
        var initial = new InitialWeights(settings.Seed);
        initial.AddConstant("ignn.W", 0, settings.Width, settings.Width);
        for (var i = 0; i < settings.Width; i++)
        {
            initial.Tensors["ignn.W"].Values[i * (settings.Width + 1)] = settings.Kappa;
        }

        initial.AddNormal("ignn.U", settings.InputScale, data.Graphs[0].FeatureSize, settings.Width);
        if (settings.Bias)
        {
            initial.AddConstant("ignn.b", 0, settings.Width);
        }

        initial.AddReadout(settings.Width, settings.Hidden, data.Classes, 1, 0.3);
        return initial.Tensors;
    }
}
