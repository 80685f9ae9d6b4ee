using Hogwild.Experiments;
using Hogwild.Models;

namespace Hogwild.Scenarios;

/// <summary>The section on sweeps, and the keys beside it.</summary>
internal static class TableReader
{
    /// <summary>Its keys.</summary>
    public static readonly Shape Shape = new(
        "sweep",
        "every model on every data set, fold and seed, for tables",
        Key.Required("datasets", "the data sets by name: the columns"),
        new Key("split", "number of folds of the split; 0 to judge models on what they were trained on", "0"),
        new Key("shuffle", "seed of the shuffle before the split", "1"),
        new Key("without", "means also without the folds whose test graphs include one of at most so many nodes: { nodes: 1 }"),
        new Key("orders", "random orders in which a layered rule is run", "10"),
        new Key("validation", "true to train without the validation graphs and judge by those; test graphs stay unseen", "false"),
        new Key("train", "false to take every model's weights from its files", "true"));

    /// <summary>The keys of what is left out.</summary>
    public static readonly Shape Without = new(
        "without", "what is left out", Key.Required("nodes", "folds go whose test graphs include one of at most so many nodes"));

    /// <summary>The keys of the scenario that only a sweep has.</summary>
    public static readonly IReadOnlyList<Key> Beside =
    [
        new("folds", "how many folds of a sweep are run") { DefaultRule = "all of sweep.split" },
        new("seeds", "how many initial weights a sweep trains from", "1"),
        new("schedules", "how many schedules the asynchronous half of a sweep has; 0 for none", "1"),
        new("reference", "published numbers that the tables of a sweep are compared with"),
        new("targets", "what is aimed at in a sweep, by model and data set, in per cent"),
    ];

    /// <summary>The names of the data sets; null without a sweep.</summary>
    public static IReadOnlyList<string>? Names(Section scenario, SpecReader reader)
    {
        if (scenario.Find("sweep") is { } sweep)
        {
            return scenario.Find("dataset") is { } dataset
                ? throw dataset.Expected("no data set beside those of 'sweep.datasets'")
                : [.. ReadDatasets(sweep.Section(Shape).Get("datasets"), reader).Select(item => item.Key)];
        }

        return Beside.FirstOrDefault(key => scenario.Has(key.Name)) is { } alone
            ? throw scenario.Get(alone.Name).Expected("the key only beside 'sweep'") : null;
    }

    /// <summary>Reads the section.</summary>
    /// <param name="scenario">The top of the scenario.</param>
    /// <param name="models">Its models.</param>
    /// <param name="reader">Reads data sets.</param>
    public static TableSpec? Read(Section scenario, IReadOnlyList<ModelSpec> models, SpecReader reader)
    {
        if (scenario.Find("sweep") is not { } value)
        {
            return null;
        }

        var section = value.Section(Shape);
        var datasets = ReadDatasets(section.Get("datasets"), reader);
        List<string> names = [.. models.Select(model => model.Name)];
        List<string> columns = [.. datasets.Select(dataset => dataset.Key)];
        var validation = section.Get("validation");
        var without = section.Find("without")?.Section(Without).Get("nodes").Whole(0);
        var split = ReadSplit(section.Get("split"), datasets, validation);
        var spec = new TableSpec
        {
            Datasets = datasets,
            Split = split,
            Shuffle = section.Get("shuffle").Seed(),
            Folds = ReadFolds(scenario.Find("folds"), split),
            Seeds = scenario.Get("seeds").Whole(1, 1000),
            Schedules = scenario.Get("schedules").Whole(0, 100_000),
            Orders = section.Get("orders").Whole(0, 100_000),
            Validates = validation.Truth(),
            Trains = section.Get("train").Truth(),
            WithoutNodes = without,
            Reference = scenario.Find("reference") is { } reference ? ReferenceReader.Read(reference, names, columns) : null,
            Targets = ReferenceReader.ReadTargets(scenario.Find("targets"), names, columns, without is not null),
        };
        CheckWeights(scenario.Get("models"), spec, models, reader.Folder);
        return spec;
    }

    private static IReadOnlyList<KeyValuePair<string, DatasetSpec>> ReadDatasets(Value value, SpecReader reader)
    {
        const string What = "at least one data set by its name";
        var read = Named.ReadAll(value, What, (name, _, item) => KeyValuePair.Create(name, reader.Read<DatasetSpec>(item)));
        if (read.FirstOrDefault(item => item.Value is DatasetSpec.OneGraph) is { Key: { } written })
        {
            throw value.Expected($"data sets of other kinds than 'graph' (see '{written}'),");
        }

        if (read.FirstOrDefault(item => item.Value.Fold is not null) is { Key: { } folded })
        {
            throw value.Expected($"data sets without a 'fold', which 'sweep.split' gives them (see '{folded}'),");
        }

        return read.Count > 0 ? read : throw value.Expected(What);
    }

    private static int ReadSplit(Value value, IReadOnlyList<KeyValuePair<string, DatasetSpec>> datasets, Value validation)
    {
        var split = value.Whole(0);
        var smallest = datasets.MinBy(item => item.Value.GraphCount);
        if (split == 1 || split > smallest.Value.GraphCount)
        {
            throw value.Expected($"0, or 2 to {smallest.Value.GraphCount} folds (the graphs of '{smallest.Key}')");
        }

        return split >= 3 || !validation.Truth() ? split : throw validation.Expected("false, or a 'sweep.split' of at least 3");
    }

    private static int ReadFolds(Value? value, int split)
    {
        if (split == 0)
        {
            return value is null || value.Whole(0) == 0 ? 1 : throw value.Expected("0, since 'sweep.split' is 0,");
        }

        return value?.Whole(1, split) ?? split;
    }

    /// <summary>What is not trained has its files.</summary>
    private static void CheckWeights(Value value, TableSpec spec, IReadOnlyList<ModelSpec> models, string folder)
    {
        foreach (var model in models.Where(model => !spec.Trains || model.Train is null))
        {
            var own = new Value(value.Mapping("models").Find(model.Name)!, $"models.{model.Name}");
            var weights = own.Section(ModelReader.Shape).Find("weights")
                ?? throw own.Expected("the key 'weights' where 'sweep.train' is false");
            foreach (var unit in TablePlan.Units(spec, model))
            {
                var path = model.WeightsOf(unit.Dataset, unit.Fold, unit.Seed)!;
                if (!File.Exists(Path.GetFullPath(Path.Combine(folder, path))))
                {
                    throw weights.Expected(
                        $"a file that exists (relative to the scenario) for the data set '{unit.Dataset}'", $": no {path}");
                }
            }
        }
    }
}
