using BenchmarkDotNet.Attributes;
using Hogwild.Contests;

namespace Hogwild.Benchmarks;

/// <summary>The event queue alone: a pop and a push.</summary>
public class HoldModelSuite
{
    private const int Holds = 10_000;
    private HoldModel _model = null!;

    [Params(100, 1_000, 10_000, 100_000)]
    public int Pending { get; set; }

    [ParamsSource(nameof(Names))]
    public string Increment { get; set; } = "exponential";

    public static IEnumerable<string> Names => Increments.All.Select(increments => increments.Name);

    [GlobalSetup]
    public void Setup()
    {
        _model = new HoldModel(Pending, Increments.All.First(increments => increments.Name == Increment));
        _model.Ours(5 * Math.Max(Pending, 200_000));
        _model.Theirs(5 * Math.Max(Pending, 200_000));
    }

    [Benchmark(OperationsPerInvoke = Holds)]
    public long EventQueue() => _model.Ours(Holds);

    [Benchmark(Baseline = true, OperationsPerInvoke = Holds)]
    public long PriorityQueue() => _model.Theirs(Holds);
}
