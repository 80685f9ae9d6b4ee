using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>What does not fit among the options of tables.</summary>
internal static class TableMisfits
{
    /// <summary>All of it.</summary>
    public static IEnumerable<Misfit> Of(TableSpec table) => table.Datasets.Count == 0
        ? [new Misfit("datasets", "at least one data set by its name")]
        : [.. OfDatasets(table), .. OfFolds(table), .. OfChoice(table), .. OfRuns(table), .. OfNumbers(table)];

    private static IEnumerable<Misfit> OfDatasets(TableSpec table) =>
    [
        .. table.Datasets.Where(item => !Kebab.Is(item.Key))
            .Select(item => new Misfit($"datasets.{item.Key}", Kebab.Expected) { IsOfKey = true }),
        .. table.Datasets.Where(item => item.Value is DatasetSpec.OneGraph)
            .Select(item => new Misfit("datasets", $"data sets of other kinds than 'graph' (see '{item.Key}'),")),
        .. table.Datasets.Where(item => item.Value.Fold is not null).Select(item => new Misfit(
            "datasets", $"data sets without a 'fold', which 'table.split' gives them (see '{item.Key}'),")),
    ];

    private static IEnumerable<Misfit> OfFolds(TableSpec table)
    {
        var smallest = table.Datasets.MinBy(item => item.Value.GraphCount);
        var split = table.Split;
        if (table.Datasets.All(item => item.Value is not DatasetSpec.OneGraph) && (split == 1 || split > smallest.Value.GraphCount))
        {
            yield return new Misfit("split", smallest.Value.GraphCount == int.MaxValue ? "0, or at least 2 folds"
                : $"0, or 2 to {smallest.Value.GraphCount} folds (the graphs of '{smallest.Key}')");
        }

        if (table.Validates && (split is 1 or 2 || (split == 0 && table.Datasets.Any(item => item.Value.IsMadeUp))))
        {
            yield return new Misfit("validation", "false, or a 'table.split' of at least 3");
        }

        if (split == 0 && table.FoldCount > 0)
        {
            yield return new Misfit("folds", $"the key only with a split, such as 'split: {Math.Max(2, table.FoldCount.Value)}',");
        }

        if (split > 0 && (table.FoldCount == 0 || table.FoldCount > split))
        {
            yield return new Misfit("folds", $"a whole number from 1 to {split}");
        }
    }

    /// <summary>An epoch is chosen by graphs that are not trained on, and where there is a training.</summary>
    private static IEnumerable<Misfit> OfChoice(TableSpec table)
    {
        if (table.Choose == ChosenEpoch.Last)
        {
            yield break;
        }

        var isWithout = table.Split == 0 && table.Datasets.Any(item => item.Value.IsMadeUp);
        if (table.Choose == ChosenEpoch.Validation && (table.Split is 1 or 2 || isWithout))
        {
            yield return new Misfit("choose", "last, or a 'table.split' of at least 3");
        }
        else if (table.Choose == ChosenEpoch.Test && (table.Validates || isWithout))
        {
            yield return new Misfit("choose", table.Validates
                ? "last or validation beside 'table.validation', where graphs of the test stay unseen," : "last, or a 'table.split'");
        }
        else if (table.Choose == ChosenEpoch.Test && table.Targets.Count > 0)
        {
            yield return new Misfit("targets", "the key only where the test does not choose the epoch ('table.choose: test')");
        }
    }

    /// <summary>
    /// The asynchronous half has no other folds and seeds than the synchronous one. Without schedules, which switch it off as a whole, what
    /// it would be may stay as it is, and so it may where weights come from files, which are of fold 0 and seed 0.
    /// </summary>
    private static IEnumerable<Misfit> OfRuns(TableSpec table)
    {
        var isAsked = table.Schedules > 0 && table.Trains;
        if (isAsked && table.AsynchronousFolds > table.Folds)
        {
            yield return new Misfit("asynchronous-folds", $"at most the {table.Folds} of 'table.folds'");
        }

        if (isAsked && table.AsynchronousSeeds > table.Seeds)
        {
            yield return new Misfit("asynchronous-seeds", $"at most the {table.Seeds} of 'table.seeds'");
        }
    }

    /// <summary>Published numbers and targets of data sets that there are not.</summary>
    private static IEnumerable<Misfit> OfNumbers(TableSpec table)
    {
        List<string> columns = [.. table.Datasets.Select(item => item.Key)];
        return
        [
            .. table.Reference?.Misfits(columns) ?? [],
            .. table.Targets.SelectMany(model => model.Value.Where(item => !columns.Contains(item.Key))
                .Select(item => Misfit.OfName($"targets.{model.Key}.{item.Key}", "data sets", columns))),
            .. table.Targets.SelectMany(model => model.Value.Where(item => item.Value.Without && table.Without is null)
                .Select(item => new Misfit(
                    $"targets.{model.Key}.{item.Key}.without", "false where 'table.without' leaves nothing out"))),
        ];
    }
}
