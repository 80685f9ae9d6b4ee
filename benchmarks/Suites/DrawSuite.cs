using BenchmarkDotNet.Attributes;
using Hogwild.Contests;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Benchmarks;

/// <summary>Random draws.</summary>
public class DrawSuite
{
    private readonly Draws _draws = new(1);
    private readonly Physical _scheduler = NetworkProgram.Scheduler(new Draws(1));
    private readonly long[] _arrivals = new long[4];
    private int _counter;

    [GlobalSetup]
    public void Setup() => _ = new Run(new ReferenceWorkload(1_000).Data.Graph, new ReferenceWorkload(1_000).Rule, _scheduler);

    [Benchmark]
    public double Uniform() => _draws.Uniform(Purpose.Delay, 1, _counter++);

    [Benchmark]
    public double Logarithm() => Elementary.Log(0.1 + (++_counter & 1023));

    [Benchmark]
    public long Clock() => _scheduler.Next(1, ++_counter, 0);

    [Benchmark]
    public long FateOfFourMessages()
    {
        _scheduler.Send(1, ++_counter, 0, _arrivals);
        return _arrivals[0];
    }
}
