using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>What does not fit among the sections of a scenario.</summary>
internal static class ScenarioMisfits
{
    /// <summary>All of it.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario) =>
    [
        .. OfTop(scenario),
        .. OfDataset(scenario),
        .. scenario.Models.SelectMany(model => scenario.Table is { } tables ? OfTables(model, tables) : OfRuns(model)),
        .. PoolMisfits.Of(scenario),
        .. ChangeMisfits.Of(scenario),
        .. OfNames(scenario),
        .. OfThreshold(scenario),
        .. OfWorkers(scenario),
        .. EngineMisfits.Of(scenario),
        .. VarianceMisfits.Of(scenario),
        .. AnytimeMisfits.Of(scenario),
        .. IdleMisfits.Of(scenario),
    ];

    private static IEnumerable<Misfit> OfTop(Scenario scenario)
    {
        if (scenario.Name.Length > 0 && !Kebab.Is(scenario.Name))
        {
            yield return new Misfit("name", Kebab.Expected);
        }

        if (scenario.Extends is not null)
        {
            yield return new Misfit("extends", "the key only in the file of a scenario");
        }

        if (scenario.Models.Count == 0)
        {
            yield return new Misfit("models", "at least one model by its name");
        }

        if (scenario.Kernel == KernelKind.SimSharp && !Kernels.HasSimSharp)
        {
            yield return new Misfit("kernel", "the kernel event", Kernels.HowToGetSimSharp);
        }

        foreach (var misfit in OfStudies(scenario))
        {
            yield return misfit;
        }
    }

    /// <summary>What is asked beside tables, and beside a sweep.</summary>
    private static IEnumerable<Misfit> OfStudies(Scenario scenario)
    {
        (string Option, bool Asks)[] others =
        [
            ("ordering", scenario.Ordering is not null), ("variance", scenario.Variance is not null), ("vary", scenario.Vary is not null),
            ("sweep", scenario.Sweep is not null), ("anytime", scenario.Anytime is not null),
        ];
        foreach (var (option, asks) in others.Where(other => other.Asks))
        {
            if (scenario.Table is not null)
            {
                yield return new Misfit(option, "the key only in a scenario without 'table'");
            }
        }

        if (scenario is { Vary: not null, Sweep: not null })
        {
            yield return new Misfit("vary", "the key only in a scenario without 'sweep', of which it is the short form,");
        }

        if (scenario.Ordering is not null && !scenario.Models.Any(model => model.Rule.IsLayered))
        {
            yield return new Misfit("ordering", "a model with layers (gcn) among 'models'");
        }
    }

    private static IEnumerable<Misfit> OfDataset(Scenario scenario)
    {
        if (scenario.Table is not null)
        {
            return scenario.Dataset is null ? [] : [new Misfit("dataset", "no data set beside those of 'table.datasets'")];
        }

        if (scenario.Sweep is { Datasets.Count: > 0 })
        {
            return scenario.Dataset is null ? [] : [new Misfit("dataset", "no data set beside those of 'sweep.datasets'")];
        }

        if (scenario.Dataset is null)
        {
            return scenario.Models.FirstOrDefault(model => model.Rule.NeedsData) is not { } needy ? []
                : [new Misfit(string.Empty, $"the key 'dataset', since the model '{needy.Name}' needs one,")];
        }

        return scenario.Dataset.HasAnswers
            || scenario.Models.FirstOrDefault(model => model.Train is not null) is not { } trained ? []
            : [new Misfit("dataset", $"the key 'labels', since the model '{trained.Name}' is to be trained,")];
    }

    /// <summary>What does not fit in a model where there are no tables.</summary>
    public static IEnumerable<Misfit> OfRuns(ModelSpec model)
    {
        var given = (model.Weights is null ? 0 : 1) + (model.Train is null ? 0 : 1);
        if (given != (model.Rule.NeedsWeights ? 1 : 0))
        {
            var expected = model.Rule.NeedsWeights ? "either 'weights' or 'train'" : "neither 'weights' nor 'train'";
            yield return new Misfit($"models.{model.Name}", $"{expected} beside the rule {Kind.NameOf(model.Rule)}");
        }

        if (model.Cells.Count > 0)
        {
            yield return new Misfit($"models.{model.Name}.cells", "the key only in a scenario with 'table'");
        }

        if (model.Weights?.File is { } file && file.IsPattern())
        {
            yield return file.NotThere($"models.{model.Name}.weights");
        }
    }

    /// <summary>The models of tables: files and training may stand side by side, and training may differ by data set.</summary>
    private static IEnumerable<Misfit> OfTables(ModelSpec model, TableSpec tables)
    {
        var path = $"models.{model.Name}";
        if (!model.Rule.NeedsWeights)
        {
            yield return new Misfit($"{path}.rule", "a rule with parameters (gcn, ignn, eignn, gsdgnn, energy) in tables");
        }
        else if (model.Weights is null && model.Train is null)
        {
            yield return new Misfit(path, "'train', 'weights' or both");
        }
        else if (model.Weights is null && !tables.Trains)
        {
            yield return new Misfit(path, "the key 'weights' where 'table.train' is false");
        }

        if (model.Rule.IsAdjoint)
        {
            yield return new Misfit($"{path}.rule.adjoint", "false in tables, which judge answers,");
        }

        if (model.Weights is { File: null } or { Names.Count: > 0 })
        {
            yield return new Misfit($"{path}.weights", "a path alone, in which {dataset} stands for the data set,");
        }

        if (model.Start is not null)
        {
            yield return new Misfit($"{path}.start", "the key only in a scenario without 'table'");
        }

        List<string> columns = [.. tables.Datasets.Select(item => item.Key)];
        foreach (var cell in model.Cells.Where(cell => columns.Count > 0 && !columns.Contains(cell.Key)))
        {
            yield return Misfit.OfName($"{path}.cells.{cell.Key}", "data sets", columns);
        }
    }

    private static IEnumerable<Misfit> OfNames(Scenario scenario)
    {
        List<string> names = [.. scenario.Models.Select(model => model.Name)];
        IEnumerable<string> named =
        [
            .. (scenario.Table?.Reference?.Values ?? []).Select(value => $"table.reference.values.{value.Model}").Distinct(),
            .. (scenario.Table?.Targets ?? []).Select(model => $"table.targets.{model.Key}"),
        ];
        return named.Where(path => !names.Contains(path[(path.LastIndexOf('.') + 1)..]))
            .Select(path => Misfit.OfName(path, "models", names));
    }

    /// <summary>Workers beside who decides, and beside what they have no part in.</summary>
    private static IEnumerable<Misfit> OfWorkers(Scenario scenario)
    {
        if (scenario.Workers is null)
        {
            yield break;
        }

        if (scenario.Table is not null && scenario.Workers.By == WorkersBy.File)
        {
            yield return new Misfit("workers.by", "bfs or hash beside 'table', which has graphs of many sizes,");
        }

        IEnumerable<SchedulerSpec> schedulers =
            [scenario.Scheduler, .. scenario.Threshold?.Schedulers ?? [], .. scenario.Table?.Schedulers ?? []];
        foreach (var scheduler in schedulers)
        {
            if (scheduler.AgainstWorkers is { } reason)
            {
                yield return new Misfit("workers", $"every node by itself ({reason})");
                yield break;
            }
        }
    }

    private static IEnumerable<Misfit> OfThreshold(Scenario scenario)
    {
        if (scenario.Threshold is not { } threshold)
        {
            yield break;
        }

        var schedulers = threshold.Schedulers.Count == 0 ? [("scheduler", scenario.Scheduler)]
            : threshold.Schedulers.Index().Select(item => ($"threshold.schedulers.{item.Index}", item.Item));
        foreach (var (path, scheduler) in schedulers)
        {
            ThresholdParameter[] parameters = [threshold.Over, threshold.And ?? ThresholdParameter.Alpha];
            foreach (var parameter in parameters)
            {
                if (parameter.Missing(scheduler) is { } missing)
                {
                    yield return new Misfit(path, $"{missing}, whose {parameter.Name()} 'threshold' can set,");
                }
            }
        }
    }
}
