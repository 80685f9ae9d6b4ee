using System.Globalization;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>
/// The first schedule of a scenario, from its beginning to its end or to a time before, with what becomes of its messages and what fails.
/// </summary>
/// <param name="scenario">The scenario.</param>
/// <param name="until">Where to stop; null for the end of the scenario.</param>
internal sealed class TraceStudy(Scenario scenario, TimeSpan? until = null) : Study<TraceResult>(scenario)
{
    /// <inheritdoc/>
    internal override StudyPlan<TraceResult> Plan(StudyRunner runner)
    {
        var models = runner.Models(Scenario);
        var model = models.FirstOrDefault(model => model.Reference.IsFixedPoint) ?? models[0];
        return new StudyPlan<TraceResult>
        {
            Units = 1,
            Work = Workload.Of(Scenario, [Scenario.Scheduler], models, 1),
            Bytes = RunCheck.Of(Scenario, [Scenario.Scheduler], [model], jobs: 1, runs: 1),

            // One run, and no command divides it.
            Contribute = _ => { },
            Execute = () => new TraceResult(Scenario, Run(model)),
        };
    }

    private RecordedRun Run(Model model)
    {
        var end = Math.Min(Scenario.Run.Until.Ticks, until is { } time ? Ticks.After(time.Ticks, 1) : Ticks.Never);
        var draws = new Draws(Scenario.Seed).Replicate(0);
        var origin = ScheduleOrigin.Of(Scenario, model.Name, Regime.Asynchronous, 0);
        var recording = new Recording(MovingModel.Scheduled(model, SchedulerBuilder.Build(Scenario, draws, model)), origin);
        var fates = new FateRecording(recording);
        new Run(model.Data.Graph, StartedRule.Of(model, Scenario), fates, Kernels.Create(Scenario.Kernel)).Until(end);
        return new RecordedRun($"{model.Name}, asynchronous, replicate 0", recording.Schedule, model.Data.Graph)
        {
            End = end,
            Fates = fates.Messages,
            Faults = [.. Down(fates, end), .. OfArcs(draws, end)],
        };
    }

    private static IEnumerable<RecordedFault> Down(FateRecording fates, long end) =>
        from down in fates.Down.OrderBy(down => down.Node).ThenBy(down => down.From)
        select new RecordedFault(
            string.Create(CultureInfo.InvariantCulture, $"node {down.Node} down"), "down", down.From, Math.Min(down.To, end));

    /// <summary>Cuts and holds of arcs, each until it ends by itself or the first repair or release after it.</summary>
    private IEnumerable<RecordedFault> OfArcs(Draws draws, long end)
    {
        if (Scenario.Scheduler is not SchedulerSpec.Physical physical)
        {
            yield break;
        }

        var faults = physical.Faults.OfType<FaultSpec.OfArcs>().Select((fault, number) => (
            Spec: fault,
            Times: fault.When.Intervals(draws, ((ulong)number << 32) | uint.MaxValue, Scenario.Run.Until.Ticks).ToList())).ToList();
        foreach (var (fault, times) in faults.Where(item => item.Spec is FaultSpec.Partition or FaultSpec.Hold))
        {
            var enders = faults.Where(item => fault is FaultSpec.Partition ? item.Spec is FaultSpec.Repair : item.Spec is FaultSpec.Release)
                .SelectMany(item => item.Times).Select(item => item.Start).ToList();
            foreach (var (start, over) in times.Where(item => item.Start < end))
            {
                var ended = enders.Where(ender => ender > start).Append(over).Append(end).Min();
                var kind = fault is FaultSpec.Partition ? "partition" : "hold";
                yield return new RecordedFault($"{kind} {fault.Name}", fault.Name, start, ended);
            }
        }
    }
}
