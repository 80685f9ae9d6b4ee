using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>
/// A scenario once for every value of a parameter, or for every combination of values of several: the same models, seeds and tables, so
/// that values can be compared.
/// </summary>
public sealed class VaryStudy : Study<VaryResult>
{
    // What models do not depend on.
    private static readonly string[] Apart = ["scheduler", "run", "step", "kernel", "seed"];

    /// <summary>The runs at every value.</summary>
    /// <param name="scenario">The scenario, with its section on varying.</param>
    public VaryStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Vary is null)
        {
            throw new ArgumentException("expected a scenario that varies a value", nameof(scenario));
        }
    }

    private VarySpec Spec => Scenario.Vary!;

    /// <inheritdoc/>
    internal override StudyPlan<VaryResult> Plan(StudyRunner runner)
    {
        var (cases, bytes, work) = (new List<Case>(), 0L, default(Workload));
        foreach (var value in Spec.Scenarios)
        {
            runner.Cancellation.ThrowIfCancellationRequested();
            var scenario = value.Scenario;
            var models = Alike(cases, value, Apart)?.Models ?? runner.Models(scenario);
            bytes = Math.Max(bytes, RunCheck.Of([scenario.Scheduler], models, runner.Options.Jobs, scenario.Schedules + 1));
            work += Workload.Of(scenario, [scenario.Scheduler], models, scenario.Schedules);
            var like = Alike(cases, value, ["scheduler"]);
            cases.Add(new Case(value, models, new ScenarioRuns(scenario, models, isLasting: true), like));
        }

        cases.ForEach(item => MeaningCheck.Of(item.Value.Scenario, item.Models));
        ResultsCheck.Of([.. cases.Select(item => (item.Value.Scenario, item.Models))]);
        List<Unit<Trajectory>> units = [.. cases.SelectMany(item => item.Units())];
        var phase = $"schedules over {string.Join(", ", Spec.Parameters.Select(item => item.Path))}";
        return new StudyPlan<VaryResult>
        {
            Units = units.Count,
            Known = units,
            Work = work,
            Bytes = bytes,
            Contribute = share => runner.Run(phase, share.Of(units)),
            Execute = () => Result(cases, runner.Run(phase, units)),
        };
    }

    /// <summary>The first case that differs from a value in nothing but parameters of some sections of the scenario.</summary>
    private Case? Alike(List<Case> cases, VariedScenario value, string[] sections)
    {
        int[] others =
        [
            .. Spec.Parameters.Index().Where(item => !sections.Contains(item.Item.Path.Split('.')[0])).Select(item => item.Index),
        ];
        return cases.Find(item => others.All(k => item.Value.Values[k] == value.Values[k]));
    }

    private VaryResult Result(List<Case> cases, IReadOnlyList<Trajectory> outcomes)
    {
        var results = new List<VariedResult>();
        var synchronous = new Dictionary<Case, IReadOnlyList<Trajectory>>();
        var first = 0;
        foreach (var item in cases)
        {
            var count = item.Units().Count();
            var runs = outcomes.Skip(first).Take(count).ToList();
            synchronous[item] = item.Like is null ? [.. runs.Take(item.Models.Count)] : synchronous[item.Like];
            var models = item.Runs.Results(synchronous[item], [.. runs.Skip(item.Like is null ? item.Models.Count : 0)]);
            results.Add(new VariedResult(item.Value.Value, item.Value.Number, models) { Values = item.Value.Values });
            first += count;
        }

        return new VaryResult(Scenario, results);
    }

    /// <summary>The runs at one value.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Models">The models.</param>
    /// <param name="Runs">Their runs.</param>
    /// <param name="Like">Whose synchronous runs are these as well; null where they are its own.</param>
    private sealed record Case(VariedScenario Value, IReadOnlyList<Model> Models, ScenarioRuns Runs, Case? Like)
    {
        public IEnumerable<Unit<Trajectory>> Units() =>
            Like is null ? Runs.Synchronous().Concat(Runs.Asynchronous()) : Runs.Asynchronous();
    }
}
