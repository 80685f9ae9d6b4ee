using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>How outputs of the layered models of a scenario are distributed over orders: sampled, and over all interleavings.</summary>
public sealed class OrderingStudy : Study<OrderingResult>
{
    private const int Batch = 100;
    private static readonly JsonCodec<double[][]> Outputs = new();
    private static readonly JsonCodec<IReadOnlyList<(double[] Outputs, BigInteger Ways)>> Counts = new();

    /// <summary>The orders that a scenario asks for.</summary>
    /// <param name="scenario">The scenario, with its section on ordering.</param>
    public OrderingStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Ordering is null)
        {
            throw new ArgumentException("expected a scenario with a section on ordering", nameof(scenario));
        }
    }

    private OrderingSpec Spec => Scenario.Ordering!;

    /// <inheritdoc/>
    internal override StudyPlan<OrderingResult> Plan(StudyRunner runner)
    {
        var models = runner.Models(Scenario).Where(model => !model.Reference.IsFixedPoint).ToList();
        ResultsCheck.OfOrders(Scenario, models, Spec.Samples);
        return new StudyPlan<OrderingResult>
        {
            Units = models.Count * ((Spec.IsExact ? 1 : 0) + ((Spec.Samples + Batch - 1) / Batch)),
            Work = Workload.Of(Scenario, [Scenario.Scheduler], models, Spec.Samples),
            Bytes = RunCheck.Of(Scenario, [Scenario.Scheduler], models, runner.Options.Jobs, Spec.Samples),
            Known = models.SelectMany(model => Batches(model, Inputs(model))),
            Contribute = share => Contribute(models, share, runner),
            Execute = () => new OrderingResult(Scenario, [.. models.Select(model => One(model, runner))]),
        };
    }

    /// <summary>What takes time: all interleavings of a model, and batches of samples.</summary>
    private void Contribute(IReadOnlyList<Model> models, Share share, StudyRunner runner)
    {
        foreach (var model in share.Of(models.Where(_ => Spec.IsExact)))
        {
            Counted(model, new Interleavings(model).Total, Inputs(model), runner);
        }

        runner.Run("sampled orders", share.Of(models.SelectMany(model => Batches(model, Inputs(model)))));
    }

    private ModelOrdering One(Model model, StudyRunner runner)
    {
        var (total, inputs) = (new Interleavings(model).Total, Inputs(model));
        var exact = Spec.IsExact ? Counted(model, total, inputs, runner) : null;
        var sampled = Sampled(model, inputs, runner);
        var synchronous = new Yardstick(model).SynchronousOutputs;
        return new ModelOrdering
        {
            Model = model.Name,
            Nodes = model.Data.Graph.NodeCount,
            Items = model.Data.Groups?.Kind ?? ItemKind.Node,
            Updates = model.Rule.Depth,
            Samples = Spec.Samples,
            Interleavings = total,
            Outcomes = exact?.Count,
            LikeSynchronous = exact?.Where(item => OutputOrder.Instance.Equals(item.Outputs, synchronous))
                .Aggregate(BigInteger.Zero, (sum, item) => sum + item.Ways),
            Test = exact is null ? null : Joint(sampled, exact, total),
            Outputs = OutputDistribution.Of(model.Readout.OutputSize, synchronous, sampled, exact),
            Synchronous = ComputationGraph.Synchronous(model),
            Sample = ComputationGraph.Of(
                model,
                OrderingRun.Scheduler(Scenario, model, Spec.Show),
                Kernels.Create(Scenario.Kernel),
                Scenario.Run.Until.Ticks),
        };
    }

    /// <summary>
    /// The outputs of all interleavings, in increasing order, and how many lead to each: one unit, which tells how far it is.
    /// </summary>
    private IReadOnlyList<(double[] Outputs, BigInteger Ways)> Counted(
        Model model, BigInteger total, Lazy<string> inputs, StudyRunner runner)
    {
        var updates = model.Data.Graph.NodeCount * model.Rule.Depth;
        var name = string.Create(CultureInfo.InvariantCulture, $"counting {total:N0} interleavings of {model.Name}");
        var phase = runner.Phase(name, updates);
        return phase.Run(new Unit<IReadOnlyList<(double[] Outputs, BigInteger Ways)>>
        {
            Describe = json => RunInputs.Write(json, Scenario, model.Name, Regime.Asynchronous, 0, inputs.Value, "interleavings"),
            Codec = Counts,
            Compute = cancellation => new Interleavings(model).Enumerate(done => phase.Report(done), cancellation),
            Size = updates,
        });
    }

    /// <summary>The outputs of all samples, in increasing order, and how often each came out.</summary>
    private List<(double[] Outputs, long Samples)> Sampled(Model model, Lazy<string> inputs, StudyRunner runner)
    {
        var counts = new SortedDictionary<double[], long>(OutputOrder.Instance);
        foreach (var output in runner.Run($"sampled orders of {model.Name}", [.. Batches(model, inputs)]).SelectMany(outputs => outputs))
        {
            counts[output] = counts.GetValueOrDefault(output) + 1;
        }

        return [.. counts.Select(item => (item.Key, item.Value))];
    }

    private Lazy<string> Inputs(Model model) => new(() => RunInputs.Of(Scenario, model));

    private IEnumerable<Unit<double[][]>> Batches(Model model, Lazy<string> inputs) =>
        Enumerable.Range(0, (Spec.Samples + Batch - 1) / Batch).Select(batch => Samples(
            model, inputs, batch * Batch, Math.Min(Spec.Samples, (batch + 1) * Batch)));

    /// <summary>Some samples as one unit, since a single one takes next to no time.</summary>
    private Unit<double[][]> Samples(Model model, Lazy<string> inputs, int first, int end)
    {
        return new Unit<double[][]>
        {
            Describe = Describe,
            Codec = Outputs,
            Compute = _ => [.. Enumerable.Range(first, end - first).Select(sample => OrderingRun.Outputs(Scenario, model, sample))],
            Size = end - first,
        };

        void Describe(Utf8JsonWriter json)
        {
            RunInputs.Write(json, Scenario, model.Name, Regime.Asynchronous, first, inputs.Value, "orders");
            json.WriteNumber("end", end);
        }
    }

    private static ChiSquareTest Joint(
        List<(double[] Outputs, long Samples)> sampled, IReadOnlyList<(double[] Outputs, BigInteger Ways)> exact, BigInteger total)
    {
        var cells = new SortedDictionary<double[], (double Probability, long Observed)>(OutputOrder.Instance);
        foreach (var (outputs, ways) in exact)
        {
            cells[outputs] = (OutputDistribution.Share(ways, total), 0);
        }

        foreach (var (outputs, samples) in sampled)
        {
            cells[outputs] = (cells.GetValueOrDefault(outputs).Probability, samples);
        }

        return ChiSquareTest.Of([.. cells.Values]);
    }
}
