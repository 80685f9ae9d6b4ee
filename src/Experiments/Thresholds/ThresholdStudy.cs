using Hogwild.Schedulers;

namespace Hogwild.Experiments;

/// <summary>
/// The values of a parameter between which runs converge and do not: a coarse grid, then rounds of closer of every crossing, for every
/// model under every scheduler.
/// </summary>
public sealed class ThresholdStudy : Study<ThresholdResult>
{
    /// <summary>The thresholds that a scenario asks for.</summary>
    /// <param name="scenario">The scenario, with its section on thresholds.</param>
    public ThresholdStudy(Scenario scenario)
        : base(scenario)
    {
        if (scenario.Threshold is null)
        {
            throw new ArgumentException("expected a scenario with a section on thresholds", nameof(scenario));
        }
    }

    private ThresholdSpec Spec => Scenario.Threshold!;

    /// <inheritdoc/>
    internal override StudyPlan<ThresholdResult> Plan(StudyRunner runner)
    {
        StartCheck.HasNone(Scenario, "hogwild threshold", "whose answer is that of one start");
        CheckSamples(Scenario.Run, since: 0);
        var models = runner.Models(Scenario);
        CheckSamples(Scenario.Run, models.Max(model => model.Moving is { Epochs: [.., var last] } ? last : 0));
        IReadOnlyList<SchedulerSpec> schedulers = Spec.Schedulers.Count > 0 ? Spec.Schedulers : [Scenario.Scheduler];
        var bytes = RunCheck.Of(Scenario, schedulers, models, runner.Options.Jobs, Scenario.Run.Replicates);
        var steered = models.Select((model, index) => new SteeredModel(Scenario.Models[index], model, Scenario.Run.Tolerance)).ToList();
        var needsStep = Spec.Over == ThresholdParameter.Alpha || Spec.And == ThresholdParameter.Alpha;
        steered.ForEach(model => model.Check(needsStep));
        var searches = CurveSearches.Of(Scenario, Spec, steered);
        return new StudyPlan<ThresholdResult>
        {
            Units = searches.Sum(search => search.Replicates * search.Grid.Count),
            Known = searches.SelectMany(search => search.Grid.Select(value => new Probe(search, Spec.Over, value, Scenario)))
                .SelectMany(probe => probe.Units()),
            Work = Workload.Of(Scenario, schedulers, models, Scenario.Run.Replicates * searches.Max(search => search.Grid.Count)),
            Bytes = bytes,
            Contribute = share => Search(share.Of(searches), runner),
            Execute = () => Search(searches, runner),
        };
    }

    private ThresholdResult Search(IReadOnlyList<CurveSearch> searches, StudyRunner runner)
    {
        var grid = runner.Phase("coarse grid", 0);
        var closer = runner.Phase("closer", 0);
        Round(grid);
        while (Round(closer))
        {
        }

        var curves = searches.Select(search => search.Result(CertifiedValue.Of(search, Spec, Scenario.Step, Scenario.Workers is not null)));
        return new ThresholdResult(Scenario, [.. curves], grid.Done + closer.Done)
        {
            Tensors =
            [
                .. from model in searches.Select(search => search.Model.Model).DistinctBy(model => model.Name)
                   where TensorFacts.Of(model.Facts) is not null
                   select KeyValuePair.Create(model.Name, TensorFacts.Of(model.Facts)!),
            ],
        };

        // What every search asks for next, as one round of units; false where none asks.
        bool Round(StudyPhase phase)
        {
            var probes = searches
                .SelectMany(search => search.Next().Select(value => new Probe(search, Spec.Over, value, Scenario))).ToList();
            if (probes.Count == 0)
            {
                return false;
            }

            var units = probes.SelectMany(probe => probe.Units()).ToList();
            phase.Total = phase == grid ? units.Count : phase.Done + searches.Sum(search => search.Remaining());
            var outcomes = phase.Run(units);
            var first = 0;
            foreach (var probe in probes)
            {
                probe.Search.Add(probe.Point([.. outcomes.Skip(first).Take(probe.Replicates)], Spec.Confidence));
                first += probe.Replicates;
            }

            return true;
        }
    }

    /// <summary>A slope wants a number of samples.</summary>
    private static void CheckSamples(RunSpec run, long since)
    {
        if ((run.Until.Ticks - since) / run.Sample.Ticks is var samples && samples < GrowthRate.LeastSamples)
        {
            throw new ScenarioException(
                "run.sample",
                $"expected at least {GrowthRate.LeastSamples} samples "
                    + (since > 0 ? "from the last change " : string.Empty)
                    + $"until 'run.until', for the slope of distances, found {samples}");
        }
    }
}
