using System.Text.Json;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Experiments;

/// <summary>
/// How much of the variance of answers is due to the seed of the weights, to the schedule and to the order of summation: every model with
/// several weights, each under schedules of its own, each schedule run several times with nodes that add up what they read in drawn orders.
/// </summary>
public sealed class VarianceStudy : Study<VarianceResult>
{
    private static readonly JsonCodec<SampledAnswer[]> Answers = new();

    /// <summary>The split that a scenario asks for.</summary>
    /// <param name="scenario">The scenario, with its section on variance.</param>
    public VarianceStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Variance is null)
        {
            throw new ArgumentException("expected a scenario with a section on variance", nameof(scenario));
        }
    }

    private VarianceSpec Spec => Scenario.Variance!;

    /// <inheritdoc/>
    internal override StudyPlan<VarianceResult> Plan(StudyRunner runner)
    {
        var most = Scenario.Models.Max(Spec.WeightsOf);
        List<Case> cases = [.. Enumerable.Range(0, most).SelectMany(number => CasesOf(number, runner))];
        List<Model> models = [.. cases.Select(item => item.Model)];
        var runs = Spec.Schedules * Spec.Sums;
        ResultsCheck.OfAnswers(Scenario, "variance.schedules", models, runs);
        List<Unit<SampledAnswer[]>> units =
            [.. cases.SelectMany(item => Enumerable.Range(0, Spec.Schedules).Select(schedule => Unit(item, schedule)))];
        return new StudyPlan<VarianceResult>
        {
            Units = units.Count,
            Known = units,
            Work = Workload.Of(Scenario, [Scenario.Scheduler], models, runs),
            Bytes = RunCheck.Of(Scenario, [Scenario.Scheduler], models, runner.Options.Jobs, runs),
            Contribute = share => runner.Run("variance", share.Of(units)),
            Execute = () => new VarianceResult(Scenario, Results(cases, runner.Run("variance", units))),
        };
    }

    /// <summary>The models that have weights of some number, with these.</summary>
    private IEnumerable<Case> CasesOf(int number, StudyRunner runner)
    {
        var scenario = number == 0 ? Scenario : Scenario with
        {
            Models = [.. Scenario.Models.Where(model => Spec.WeightsOf(model) > number).Select(model => Spec.With(model, number))],
        };
        return runner.Models(scenario).Select(model => new Case(
            scenario, model, number, new Lazy<string>(() => RunInputs.Of(scenario, model))));
    }

    private List<ModelVariance> Results(List<Case> cases, IReadOnlyList<SampledAnswer[]> answers) =>
    [
        .. cases.Index().GroupBy(item => item.Item.Model.Name).OrderBy(group => group.First().Index).Select(group => VarianceDesign.Of(
            group.First().Item.Model,
            [.. group.Select(item => (IReadOnlyList<IReadOnlyList<SampledAnswer>>)
                [.. answers.Skip(item.Index * Spec.Schedules).Take(Spec.Schedules)])],
            Spec.Sums,
            Spec.Confidence)),
    ];

    private Unit<SampledAnswer[]> Unit(Case item, int schedule)
    {
        // Schedules of other weights are other ones: the design is nested.
        var replicate = (item.Number * Spec.Schedules) + schedule;
        return new Unit<SampledAnswer[]>
        {
            Describe = Describe,
            Codec = Answers,
            Compute = work => [.. Enumerable.Range(0, Spec.Sums).Select(order => Answer(item, replicate, order, work))],
        };

        void Describe(Utf8JsonWriter json)
        {
            RunInputs.Write(
                json, item.Scenario, item.Model.Name, Regime.Asynchronous, replicate, item.Inputs.Value, "order of summation");
            json.WriteNumber("sums", Spec.Sums);
        }
    }

    /// <summary>The answer of one run, with nodes that add up in an order drawn for it.</summary>
    private static SampledAnswer Answer(Case item, int replicate, int order, CancellationToken cancellation)
    {
        var (scenario, model) = (item.Scenario, item.Model);
        var draws = new Draws(scenario.Seed).Replicate(replicate);
        var to = draws.Permutation(model.Data.Graph.NodeCount, Purpose.Summation, (ulong)order);
        IUpdateRule rule = new ReorderedRule(model.Remake!(Renaming.Of(model.Data, to)).Rule, model.Data.Graph, to);
        rule = model.Start is { } scale ? new StartedRule(rule, model.Data.Graph, scale, draws) : rule;
        var run = new SingleRun(
            model, SchedulerBuilder.Build(scenario, draws, model), SchedulerBuilder.PromiseOf(scenario), scenario.Kernel, rule);
        var trajectory = run.Run(Regime.Asynchronous, scenario, replicate, cancellation);
        return new SampledAnswer(trajectory.Outcome, trajectory.Outputs);
    }

    /// <summary>A model with one of its weights.</summary>
    private sealed record Case(Scenario Scenario, Model Model, int Number, Lazy<string> Inputs);
}
