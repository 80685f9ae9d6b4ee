using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Options of a scenario that have no effect beside its other sections.</summary>
internal static class IdleMisfits
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario) =>
        (scenario.Table is { } tables ? OfTables(scenario, tables) : scenario.Vary is not null ? OfVaried(scenario, "vary")
            : scenario.Sweep is not null ? OfVaried(scenario, "sweep") : [])
            .Concat(OfFigures(scenario));

    private static IEnumerable<Misfit> OfVaried(Scenario scenario, string key)
    {
        if (scenario.Ordering is not null)
        {
            yield return new Misfit("ordering", $"the key only in a scenario without '{key}'");
        }

        if (scenario.Variance is not null)
        {
            yield return new Misfit("variance", $"the key only in a scenario without '{key}'");
        }

        if (scenario.Run.Timeline is not null)
        {
            yield return new Misfit("run.timeline", $"the key only in a scenario without '{key}' (hogwild timeline draws a recorded run)");
        }
        else if (scenario.Swept?.Cells.Any(cell => cell.Scenario.Run.Timeline is not null) == true)
        {
            yield return new Misfit(key, "no path that asks for 'run.timeline', which cells do not draw,");
        }

        if (scenario.Figures.Show.Count > 0)
        {
            yield return new Misfit("figures", $"no list of figures beside '{key}', which has its own,");
        }
    }

    /// <summary>Each figure once, and each must fit the scenario.</summary>
    private static IEnumerable<Misfit> OfFigures(Scenario scenario)
    {
        foreach (var (index, figure) in scenario.Figures.Show.Index())
        {
            if (scenario.Figures.Show.Take(index).Any(other => other.FileName == figure.FileName))
            {
                yield return new Misfit($"figures.{index}", "each figure once");
            }

            foreach (var misfit in figure.MisfitsIn(scenario))
            {
                yield return misfit with { Option = $"figures.{index}.{misfit.Option}".TrimEnd('.') };
            }
        }
    }

    /// <summary>Tables have schedules of their own, and look at models that a file may stand for.</summary>
    private static IEnumerable<Misfit> OfTables(Scenario scenario, TableSpec tables)
    {
        var run = scenario.Run;
        if (run.Replicates != 1)
        {
            yield return new Misfit("run.replicates", "1 in a scenario with 'table', whose schedules 'table.schedules' counts,");
        }

        if (run.Record)
        {
            yield return new Misfit("run.record", "false in a scenario with 'table' (record the runs of one data set without it)");
        }

        if (run.States != StateRecording.None)
        {
            yield return new Misfit("run.states", "false in a scenario with 'table' (write the states of one data set without it)");
        }

        if (run.Timeline is not null)
        {
            yield return new Misfit("run.timeline", "the key only in a scenario without 'table'");
        }

        if (run.Metrics.Count > 0)
        {
            yield return new Misfit("run.metrics", "the key only in a scenario without 'table'");
        }

        if (scenario.Figures.Show.Count > 0)
        {
            yield return new Misfit("figures", "no list of figures beside 'table', which has its own,");
        }

        if (tables.Seeds != 1 && !scenario.Models.Any(model => Differs(tables, model, "{seed}")))
        {
            yield return new Misfit("table.seeds", "1, since no model is trained or has {seed} in its 'weights',");
        }

        if (tables.Choose != ChosenEpoch.Last && !scenario.Models.Any(
            model => model.Train is not null && (tables.Trains || model.WeightsPattern is null)))
        {
            yield return new Misfit("table.choose", "last, since no model is trained,");
        }

        if (tables.Orders != 10 && (tables.Schedules == 0 || !scenario.Models.Any(model => model.Rule.IsLayered)))
        {
            yield return new Misfit("table.orders", "the key only with 'table.schedules' and a model with layers (gcn)");
        }
    }

    private static bool Differs(TableSpec tables, ModelSpec model, string place) => model.WeightsPattern is not { } pattern
        || pattern.Contains(place, StringComparison.Ordinal) || (model.Train is not null && tables.Trains);
}
