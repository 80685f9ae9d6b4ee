using System.Globalization;
using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>
/// Trains an energy GNN by implicit differentiation (paper, appendix A.3): h* and the adjoint ∇²E v = ∂loss/∂h* are solved for outside
/// torch; then one backward pass through S = −v·∇E(h*; θ), with v and h* constant, gives what reaches the parameters through h*.
/// </summary>
internal sealed class EnergyTrainer : Trainer
{
    private const int InitialSweeps = 60;
    private const double Tolerance = 1e-10;
    private const double SmallestDeviation = 1e-3;
    private readonly EnergyTraining _settings;
    private readonly EnergyMinimum[] _minima;
    private readonly double[][] _states;
    private readonly CurvatureCap _cap;
    private readonly torch.Tensor _mean;
    private readonly torch.Tensor _deviation;

    public EnergyTrainer(Dataset data, EnergyTraining settings)
        : base(settings, data, EnergyInitial.Create(data, settings), "tanh")
    {
        _settings = settings;
        _minima = new EnergyMinimum[data.Graphs.Count];
        _states = [.. data.Graphs.Select(graph => new double[graph.Graph.NodeCount * settings.Width])];
        _cap = new CurvatureCap(settings, _states.Select(states => states.Length));
        _mean = zeros([settings.Width], ScalarType.Float64);
        _deviation = ones([settings.Width], ScalarType.Float64);
        using var untracked = no_grad();
        using var scope = NewDisposeScope();
        for (var sweep = 0; sweep < InitialSweeps && settings.Lcap > 0; sweep++)
        {
            var graph = _cap.NextGraph();
            Scale(_cap.Factor(Solve(graph, Parameters()).Point, graph));
        }

        var states = Minima();
        _mean.copy_(states.mean([0]));
        _deviation.copy_(states.var(0, false).sqrt().Plus(SmallestDeviation));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, torch.Tensor> Model()
    {
        var model = new SortedDictionary<string, torch.Tensor>(StringComparer.Ordinal)
        {
            ["readout.mu"] = _mean,
            ["readout.sd"] = _deviation,
            ["energy.P"] = Leaves.ByName["energy.S"].Plus(Leaves.ByName["energy.A"]),
            ["energy.Q"] = Leaves.ByName["energy.S"].Minus(Leaves.ByName["energy.A"]),
        };
        foreach (var (name, leaf) in Leaves.ByName.Where(leaf => leaf.Key is not ("energy.A" or "energy.S")))
        {
            model.Add(name, leaf);
        }

        return model;
    }

    /// <inheritdoc/>
    protected override torch.Tensor States() => Minima().requires_grad_();

    /// <inheritdoc/>
    protected override void Propagate(torch.Tensor states)
    {
        var gradient = TensorSet.Values(states.grad!);
        var adjoint = new List<double>(gradient.Length);
        foreach (var minimum in _minima)
        {
            adjoint.AddRange(minimum.Adjoint(gradient.AsSpan(adjoint.Count, minimum.States.Length)));
        }

        var twin = new EnergyTwin(Model(), _settings.Beta);
        var slopes = twin.Gradient(Graph, states.detach(), differentiable: true);
        (-(TensorSet.FromValues([.. adjoint], states.shape) * slopes).sum()).backward();
    }

    /// <inheritdoc/>
    protected override void AfterStep(int epoch)
    {
        if (_settings.Lcap > 0)
        {
            var graph = _cap.NextGraph();
            var energy = new EnergyFunction(Parameters(), Data.Graphs[graph]);
            Scale(_cap.Factor(energy.At(_states[graph]), graph));
        }
    }

    /// <inheritdoc/>
    protected override double RateFactor(string name) => name == "energy.S" ? _settings.LeakRate : 1;

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, double>> Facts()
    {
        var points = _minima.Select(minimum => minimum.Point).ToList();
        var atZero = points.Max(point => Spectrum.Largest(point.Function.At(new double[point.States.Length]).Hessian()));
        var atMinimum = points.Max(point => Spectrum.Largest(point.Hessian()));
        var smallest = points.Min(point => Spectrum.Smallest(point.Hessian()));
        return
        [
            new("L_start", atZero),
            new("L_minimum", atMinimum),
            new("lambda_min", smallest),
            new("kappa", Math.Max(atZero, atMinimum) / smallest),
        ];
    }

    /// <summary>Solves for all minima and keeps the points.</summary>
    private torch.Tensor Minima()
    {
        var parameters = Parameters();
        for (var graph = 0; graph < _minima.Length; graph++)
        {
            _minima[graph] = Solve(graph, parameters);
        }

        return TensorSet.FromValues([.. _states.SelectMany(states => states)], Graph.NodeCount, _settings.Width);
    }

    private EnergyMinimum Solve(int graph, EnergyParameters parameters)
    {
        var energy = new EnergyFunction(parameters, Data.Graphs[graph]);
        var minimum = EnergyMinimum.SolveFrom(energy, _states[graph], Tolerance);
        _states[graph] = minimum.States;
        return minimum;
    }

    private EnergyParameters Parameters()
    {
        var file = new WeightFile();
        file.Metadata.Add("beta", _settings.Beta.ToString("R", CultureInfo.InvariantCulture));
        foreach (var (name, tensor) in Result())
        {
            file.Tensors.Add(name, tensor);
        }

        return new EnergyParameters(file, Data.Graphs[0].FeatureSize, Data.Graphs[0].ArcFeatureSize);
    }

    private void Scale(double factor)
    {
        if (factor < 1)
        {
            foreach (var name in (string[])["energy.A", "energy.S", "energy.R"])
            {
                Leaves.ByName[name].Scale(factor);
            }
        }
    }
}
