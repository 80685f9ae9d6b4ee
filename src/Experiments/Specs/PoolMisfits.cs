using Hogwild.Models;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>Pools that do not suit what labels and targets of the data are about, where that is known before files are read.</summary>
internal static class PoolMisfits
{
    /// <summary>Those of all models, on every data set.</summary>
    public static IEnumerable<Misfit> Of(Scenario scenario)
    {
        IEnumerable<DatasetSpec> datasets = scenario.Table?.Datasets.Select(item => item.Value)
            ?? (scenario.Dataset is { } one ? [one] : []);
        var items = datasets.Select(dataset => dataset.Items).OfType<ItemKind>().Distinct().ToList();
        return
            from model in scenario.Models
            from pool in PoolsOf(model)
            let against = items.Select(item => Pooling.Against(pool.Kind, item)).FirstOrDefault(reason => reason is not null)
            where against is not null
            select new Misfit($"models.{model.Name}.{pool.Path}", against);
    }

    private static IEnumerable<(string Path, PoolKind Kind)> PoolsOf(ModelSpec model)
    {
        IEnumerable<(string Path, PoolKind? Pool)> places =
        [
            ("weights.pool", model.Weights?.Pool),
            ("train.pool", model.Train?.Pool),
            .. model.Cells.Select(cell => ($"cells.{cell.Key}.pool", cell.Value.Pool)),
        ];
        foreach (var (path, pool) in places)
        {
            if (pool is { } kind)
            {
                yield return (path, kind);
            }
        }
    }
}
