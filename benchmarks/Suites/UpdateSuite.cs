using BenchmarkDotNet.Attributes;
using Hogwild.Contests;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Benchmarks;

/// <summary>
/// A node update of the reference workload through the public seams: bare, recorded, monitored; and on .NET's priority queue.
/// </summary>
public class UpdateSuite
{
    private const int Updates = 10_000;
    private IProgram _bare = null!;
    private IProgram _recorded = null!;
    private IProgram _monitored = null!;
    private IProgram _priorityQueue = null!;
    private long _now;

    [Params(1_000, 10_000)]
    public int Nodes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var workload = new ReferenceWorkload(Nodes);
        _bare = new NetworkProgram(workload);
        _recorded = new NetworkProgram(workload, scheduler => new Recording(scheduler));
        _monitored = new NetworkProgram(workload, scheduler => new Monitored(scheduler));
        _priorityQueue = new PriorityQueueProgram<UsualDraws>(workload, new UsualDraws());
        _now = 20 * ReferenceWorkload.Period.Ticks;
        foreach (var program in new[] { _bare, _recorded, _monitored, _priorityQueue })
        {
            program.Run(_now);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Updates)]
    public long Bare() => Run(_bare);

    [Benchmark(OperationsPerInvoke = Updates)]
    public long Recorded() => Run(_recorded);

    [Benchmark(OperationsPerInvoke = Updates)]
    public long Monitored() => Run(_monitored);

    [Benchmark(OperationsPerInvoke = Updates)]
    public long PriorityQueue() => Run(_priorityQueue);

    // About as many updates, since clocks are random.
    private long Run(IProgram program)
    {
        _now += Contest.Span(Nodes, Updates);
        program.Run(_now);
        return program.Updates;
    }
}
