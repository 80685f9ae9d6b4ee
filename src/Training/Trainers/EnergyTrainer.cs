using System.Globalization;
using Hogwild.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Hogwild.Training;

/// <summary>
/// Trains an energy GNN by implicit differentiation (paper, appendix A.3): h* and the adjoint ∇²E v = ∂loss/∂h* are solved for outside
/// torch; the gradient of −v·∇E(h*; θ), with v and h* constant, is what reaches the parameters through h* (<see cref="EnergySlope"/>).
/// </summary>
internal sealed class EnergyTrainer : ImplicitTrainer
{
    private const int InitialSweeps = 60;
    private const double InitialTolerance = 1e-8;
    private const int InitialSteps = 50;
    private const double SmallestDeviation = 1e-3;
    private const int LargestSpectra = 10;
    private readonly EnergyTraining _settings;
    private readonly EnergyMinima _minima;
    private readonly ScheduledSolves? _under;
    private readonly CurvatureCap _cap;
    private readonly double[] _mean;
    private readonly double[] _deviation;
    private double _tolerance;

    public EnergyTrainer(Dataset data, EnergyTraining settings)
        : base(settings, data, EnergyInitial.Create(data, settings))
    {
        _settings = settings;
        _under = settings.Under is { } scheduler ? new ScheduledSolves(scheduler, settings.Seed) : null;
        _minima = new EnergyMinima(data, settings.Width, _under);
        _cap = new CurvatureCap(settings, data.Graphs.Select(graph => graph.Graph.NodeCount * settings.Width));
        (_mean, _deviation) = (new double[settings.Width], [.. Enumerable.Repeat(1.0, settings.Width)]);
        for (var sweep = 0; sweep < InitialSweeps && settings.Lcap > 0; sweep++)
        {
            var graph = _cap.NextGraph();
            Scale(_cap.Factor(_minima.SolveOne(Parameters(), graph, InitialTolerance, InitialSteps), graph));
        }

        using var untracked = no_grad();
        using var scope = NewDisposeScope();
        using var all = All();
        var solved = TorchArrays.FromValues(
            _minima.Solve(Parameters(), all, InitialTolerance, InitialSteps), all.NodeCount, settings.Width);
        var states = Pooled(solved, all);
        TorchArrays.Values(states.mean([0])).CopyTo(_mean, 0);
        TorchArrays.Values(states.var(0, false).sqrt().Plus(SmallestDeviation)).CopyTo(_deviation, 0);
        _tolerance = settings.Tolerance * Math.Min(1, _deviation.Min());
    }

    /// <inheritdoc/>
    protected override void Adopt(Trainer other)
    {
        base.Adopt(other);
        var trained = (EnergyTrainer)other;
        trained._mean.CopyTo(_mean, 0);
        trained._deviation.CopyTo(_deviation, 0);
        _tolerance = trained._tolerance;
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
    protected override bool IsPlain => true;

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, torch.Tensor> Model() =>
        new SortedDictionary<string, torch.Tensor>(Leaves.ByName.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["readout.mu"] = TorchArrays.FromValues(_mean, _mean.Length),
            ["readout.sd"] = TorchArrays.FromValues(_deviation, _deviation.Length),
        };

    /// <inheritdoc/>
    protected override SortedDictionary<string, Models.Tensor> Result()
    {
        var result = base.Result();
        result.Add("readout.mu", new Models.Tensor([_mean.Length], [.. _mean]));
        result.Add("readout.sd", new Models.Tensor([_deviation.Length], [.. _deviation]));
        if (result.Remove("energy.A", out var difference) && result.Remove("energy.S", out var sum))
        {
            // P = S + A and Q = S − A.
            result.Add("energy.P", sum with { Values = [.. sum.Values.Zip(difference.Values, (s, a) => s + a)] });
            result.Add("energy.Q", sum with { Values = [.. sum.Values.Zip(difference.Values, (s, a) => s - a)] });
        }

        return result;
    }

    /// <inheritdoc/>
    protected override ReadoutGradient PlainReadout() => new(Leaves, _settings.Width, Data.OutputSize, _mean, _deviation);

    /// <inheritdoc/>
    protected override double[] Solve(Batch batch) => _minima.Solve(Parameters(), batch, _tolerance, _settings.NewtonSteps, Step);

    /// <inheritdoc/>
    protected override void Propagate(double[] gradient, Batch batch)
    {
        var parts = _minima.Gradient(gradient, batch).ByTensor(Leaves.All["energy.Vraw"].Values, Leaves.All["energy.wraw"].Values);
        foreach (var (name, leaf) in Leaves.All)
        {
            if (name.StartsWith(EnergyParameters.Prefix, StringComparison.Ordinal))
            {
                Dense.AddScaled(1, Part(name[EnergyParameters.Prefix.Length..]), leaf.Gradient);
            }
        }

        double[] Part(string name) => name switch
        {
            "S" => [.. parts["P"].Zip(parts["Q"], (p, q) => p + q)],
            "A" => [.. parts["P"].Zip(parts["Q"], (p, q) => p - q)],
            _ => parts[name],
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
            .. _under?.Facts ?? [],
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
            foreach (var (_, leaf) in Leaves.All.Where(leaf => leaf.Key is "energy.A" or "energy.S" or "energy.P" or "energy.R"))
            {
                Dense.Multiply(factor, leaf.Values, leaf.Values);
                leaf.Changed();
            }
        }
    }
}
