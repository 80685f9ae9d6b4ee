using BenchmarkDotNet.Attributes;
using Hogwild.Models;
using Hogwild.Training;

namespace Hogwild.Benchmarks;

/// <summary>
/// What a step of the training of an IGNN takes besides finding the fixed point, which is there: five paths of SUM(50) with the settings of
/// Table 2. Readout and loss in torch against plain code, as a ratio; a penalty of 0 adds nothing but the way through torch.
/// </summary>
public class TrainingSuite : IDisposable
{
    private static readonly IgnnTraining _settings = new() { Width = 16, Hidden = 32, Bias = true, Kappa = 0.999, Tolerance = 1e-6 };
    private readonly List<IDisposable> _owned = [];
    private Func<double> _torch = () => 0;
    private Func<double> _plain = () => 0;

    [GlobalSetup]
    public void Setup() => (_torch, _plain) = (Step(_settings with { Penalty = 0 }), Step(_settings));

    [Benchmark(Baseline = true)]
    public double Torch() => _torch();

    [Benchmark]
    public double Plain() => _plain();

    [GlobalCleanup]
    public void Dispose()
    {
        _owned.ForEach(item => item.Dispose());
        GC.SuppressFinalize(this);
    }

    private Func<double> Step(IgnnTraining settings)
    {
        var trainer = new IgnnTrainer(SumDataset.Create(50, 5), settings);
        var batch = trainer.All();
        _owned.AddRange([batch, trainer]);
        return () =>
        {
            using var scope = TorchSharp.torch.NewDisposeScope();
            foreach (var leaf in trainer.Leaves.All.Values)
            {
                leaf.Clear();
            }

            return trainer.Accumulate(batch);
        };
    }
}
