using System.Globalization;
using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>
/// Trains an energy GNN by implicit differentiation (paper, appendix A.3): h* and the adjoint ∇²E v = ∂loss/∂h* are solved for outside
/// torch; the gradient of −v·∇E(h*; θ), with v and h* constant, is what reaches the parameters through h* (<see cref="EnergySlope"/>).
/// </summary>
internal sealed class EnergyTrainer : Trainer
{
    private const int InitialSweeps = 60;
    private const double InitialTolerance = 1e-8;
    private const int InitialSteps = 50;
    private const double SmallestDeviation = 1e-3;
    private const int LargestSpectra = 10;
    private readonly EnergyTraining _settings;
    private readonly EnergyMinima _minima;
    private readonly CurvatureCap _cap;
    private readonly torch.Tensor _mean;
    private readonly torch.Tensor _deviation;
    private readonly double _tolerance;

    public EnergyTrainer(Dataset data, EnergyTraining settings)
        : base(settings, data, EnergyInitial.Create(data, settings), "tanh")
    {
        _settings = settings;
        _minima = new EnergyMinima(data, settings.Width);
        _cap = new CurvatureCap(settings, data.Graphs.Select(graph => graph.Graph.NodeCount * settings.Width));
        _mean = zeros([settings.Width], ScalarType.Float64);
        _deviation = ones([settings.Width], ScalarType.Float64);
        using var untracked = no_grad();
        using var scope = NewDisposeScope();
        for (var sweep = 0; sweep < InitialSweeps && settings.Lcap > 0; sweep++)
        {
            var graph = _cap.NextGraph();
            Scale(_cap.Factor(_minima.SolveOne(Parameters(), graph, InitialTolerance, InitialSteps), graph));
        }

        using var all = All();
        var states = Pooled(_minima.Solve(Parameters(), all, InitialTolerance, InitialSteps), all);
        _mean.copy_(states.mean([0]));
        _deviation.copy_(states.var(0, false).sqrt().Plus(SmallestDeviation));
        _tolerance = settings.Tolerance * Math.Min(1, TensorSet.Values(_deviation).Min());
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
    }

    /// <inheritdoc/>
    protected override void Save(IDictionary<string, double[]> state)
    {
        _minima.Save(state);
        _cap.Save(state);
    }

    /// <inheritdoc/>
    protected override void Restore(IReadOnlyDictionary<string, double[]> state)
    {
        _minima.Restore(state);
        _cap.Restore(state);
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, torch.Tensor> Model()
    {
        var model = new SortedDictionary<string, torch.Tensor>(StringComparer.Ordinal)
        {
            ["readout.mu"] = _mean,
            ["readout.sd"] = _deviation,
        };
        if (Leaves.ByName.TryGetValue("energy.A", out var difference))
        {
            model.Add("energy.P", Leaves.ByName["energy.S"].Plus(difference));
            model.Add("energy.Q", Leaves.ByName["energy.S"].Minus(difference));
        }

        foreach (var (name, leaf) in Leaves.ByName.Where(leaf => leaf.Key is not ("energy.A" or "energy.S")))
        {
            model.Add(name, leaf);
        }

        return model;
    }

    /// <inheritdoc/>
    protected override torch.Tensor States(Batch batch) =>
        _minima.Solve(Parameters(), batch, _tolerance, _settings.NewtonSteps).requires_grad_();

    /// <inheritdoc/>
    protected override void Propagate(torch.Tensor states, Batch batch)
    {
        var gradient = _minima.Gradient(TensorSet.Values(states.grad!), batch)
            .ByTensor(TensorSet.Values(Leaves.ByName["energy.Vraw"]), TensorSet.Values(Leaves.ByName["energy.wraw"]));
        foreach (var (name, leaf) in Leaves.ByName)
        {
            if (name.StartsWith(EnergyParameters.Prefix, StringComparison.Ordinal))
            {
                TensorSet.AddGradient(leaf, Part(name[EnergyParameters.Prefix.Length..]));
            }
        }

        // P = S + A and Q = S − A.
        double[] Part(string name) => name switch
        {
            "S" => [.. gradient["P"].Zip(gradient["Q"], (p, q) => p + q)],
            "A" => [.. gradient["P"].Zip(gradient["Q"], (p, q) => p - q)],
            _ => gradient[name],
        };
    }

    /// <inheritdoc/>
    protected override void AfterStep()
    {
        if (_settings.Lcap > 0)
        {
            var graph = _cap.NextGraph();
            Scale(_cap.Factor(_minima.At(Parameters(), graph), graph));
        }
    }

    /// <inheritdoc/>
    protected override double RateFactor(string name) => name switch
    {
        "energy.S" => _settings.LeakRate,
        "energy.R" when _settings.SelfScale == 0 => 0,
        "energy.Bx" or "energy.b0" when _settings.ForceScale == 0 => 0,
        _ => 1,
    };

    /// <inheritdoc/>
    protected override IEnumerable<KeyValuePair<string, double>> Facts()
    {
        var parameters = Parameters();
        var points = Enumerable.Range(0, Math.Min(LargestSpectra, Data.Graphs.Count))
            .Select(graph => EnergyMinimum.Solve(_minima.Energy(parameters, graph)).Point).ToList();
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

    private EnergyParameters Parameters()
    {
        var file = new WeightFile();
        _settings.Form.WriteTo(file.Metadata);
        file.Metadata.Add("beta", _settings.Beta.ToString("R", CultureInfo.InvariantCulture));
        foreach (var (name, tensor) in Result())
        {
            file.Tensors.Add(name, tensor);
        }

        return new EnergyParameters(file, _settings.UseFeatures ? Data.Graphs[0].FeatureSize : 0, Data.Graphs[0].ArcFeatureSize);
    }

    private void Scale(double factor)
    {
        if (factor < 1)
        {
            foreach (var (_, leaf) in Leaves.ByName.Where(leaf => leaf.Key is "energy.A" or "energy.S" or "energy.P" or "energy.R"))
            {
                leaf.Scale(factor);
            }
        }
    }
}
