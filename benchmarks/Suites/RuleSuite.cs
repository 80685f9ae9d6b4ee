using BenchmarkDotNet.Attributes;
using Hogwild.Contests;

namespace Hogwild.Benchmarks;

/// <summary>Updates of rules alone: four neighbours, sixteen components.</summary>
public class RuleSuite
{
    private const int Updates = 1_000;
    private readonly RuleUpdate _ignn = RuleUpdate.Ignn();
    private readonly RuleUpdate _gcn = RuleUpdate.Gcn();
    private readonly RuleUpdate _linear = RuleUpdate.Linear();
    private readonly RuleUpdate _energy = RuleUpdate.Energy();
    private readonly Lazy<RuleUpdate> _torchScript = new(RuleUpdate.TorchScript);
    private readonly EnergyOperations _operations = new();

    [Benchmark(OperationsPerInvoke = Updates)]
    public double Ignn() => _ignn.Run(Updates);

    [Benchmark(OperationsPerInvoke = Updates)]
    public double Gcn() => _gcn.Run(Updates);

    [Benchmark(OperationsPerInvoke = Updates)]
    public double Linear() => _linear.Run(Updates);

    [Benchmark(OperationsPerInvoke = Updates)]
    public double Energy() => _energy.Run(Updates);

    [Benchmark(OperationsPerInvoke = Updates)]
    public double TorchScript() => _torchScript.Value.Run(Updates);

    [Benchmark(OperationsPerInvoke = Updates)]
    public double OperationsOfEnergyAlone() => _operations.Run(Updates);
}
