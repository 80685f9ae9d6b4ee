using System.Globalization;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Makes the models of a scenario: data, weights (loaded, or trained and cached), rule, reference and certificate.</summary>
internal static class ModelBuilder
{
    /// <summary>All models, in the order of the scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cache">Where trained weights are kept.</param>
    /// <param name="progress">Is told how far training has come.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">A file is not what it should be, or does not fit.</exception>
    public static IReadOnlyList<Model> Build(
        Scenario scenario, WeightCache cache, IProgress<RunProgress> progress, CancellationToken cancellation) =>
        [.. Build(scenario, cache, progress, ModelSource.Fresh, cancellation).Select(built => built.Model!)];

    /// <summary>All models, in the order of the scenario, those of others among them.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cache">Where trained weights are kept.</param>
    /// <param name="progress">Is told how far training has come.</param>
    /// <param name="source">What has been made already, and what becomes of a model that fails by its numbers.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <exception cref="ScenarioException">A file is not what it should be, or does not fit.</exception>
    public static IReadOnlyList<BuiltModel> Build(
        Scenario scenario, WeightCache cache, IProgress<RunProgress> progress, ModelSource source, CancellationToken cancellation)
    {
        TableCheck.HasNone(scenario);
        using var work = Work.On(Work.Models);
        var data = DataOf(scenario, source);
        var (models, faults) = (new BuiltModel[scenario.Models.Count], new FaultList());

        // What is trained comes last: a bad file of another model is said at once, and before anything is written.
        foreach (var (index, spec) in scenario.Models.Index().OrderBy(item => item.Item.Train is not null))
        {
            if (spec.Train is not null)
            {
                faults.Tell();
            }

            _ = faults.Try(() => source.Model(spec.Name, () => One(spec)), out models[index]!);
        }

        faults.Tell();
        return models;

        Model One(ModelSpec spec)
        {
            cancellation.ThrowIfCancellationRequested();
            return Started(spec, Explained(scenario, spec, () => spec.Rule.NeedsData ? FromData(spec, data!)
                : MovingModel.Of(scenario, spec, graphs: null, _ => spec.Rule.Create(new RuleContext(spec.Name)))));
        }

        Model FromData(ModelSpec spec, SplitData data)
        {
            var weights = !spec.Rule.NeedsWeights ? null : spec.Weights is { } given ? source.Weights(spec.Name, given)
                : cache.GetOrTrain(spec.Train!, data.Training, new TrainingReport(spec.Name, progress), cancellation);
            var graphs = data.Test.Union();
            ThrowIfOther(scenario, spec, graphs);
            ThrowIfIdle(scenario, spec, weights);
            var context = new RuleContext(spec.Name, graphs, weights) { Code = CodeOf(scenario, spec) };
            var made = MovingModel.Of(scenario, spec, graphs, shown => Made(scenario, spec, context with { Data = shown }));
            var model = made with { Remake = other => spec.Rule.Create(context with { Data = other }) };

            // Where labels and weights are both in files, both are named.
            var other = scenario.Dataset is DatasetSpec.OneGraph { Labels: ListFile } or DatasetSpec.Files
                ? spec.Weights?.File?.Path : null;
            return LabelCheck.Of(model with { Notes = [.. data.Test.Notes, .. model.Notes] }, PlaceOf, other);
        }

        string PlaceOf(int item) => scenario.PlaceOf(scenario.Dataset!.PlaceOfLabel(item));
    }

    /// <summary>The model, whose runs begin where the scenario says.</summary>
    private static Model Started(ModelSpec spec, Model model) => spec.Start is not { } scale ? model : model with
    {
        Start = scale,
        Facts =
        [
            .. model.Facts,
            KeyValuePair.Create("start", FormattableString.Invariant($"the rule's own, plus normal numbers of deviation {scale:R}")),
        ],
    };

    /// <summary>The data of a scenario; null where no model needs any.</summary>
    private static SplitData? DataOf(Scenario scenario, ModelSource source)
    {
        using var work = Work.On(Work.Reading);
        if (scenario.Dataset is { } asked)
        {
            MemoryCheck.OfDataset(asked, scenario.PlaceOf("dataset"), MemoryCheck.Available);
        }

        return scenario.Dataset is null && !scenario.Models.Any(model => model.Rule.NeedsData) ? null
            : source.Data(() => SplitData.Of(scenario));
    }

    /// <summary>The model of a rule, which must have asked for all tensors that the scenario names.</summary>
    private static Model Made(Scenario scenario, ModelSpec spec, RuleContext context)
    {
        if (context.Weights is null || spec.Weights is null)
        {
            return TensorFacts.With(spec.Rule.Create(context), context.Weights);
        }

        var asked = new List<TensorRequest>();
        var told = context.Weights with { Requests = asked };
        var model = spec.Rule.Create(context with { Weights = told });
        told.Requests = null;
        ThrowIfUnasked(scenario, spec, asked);
        return TensorFacts.With(model, context.Weights);
    }

    /// <summary>The code that a rule runs; null where it runs none.</summary>
    private static ReadOnlyMemory<byte>? CodeOf(Scenario scenario, ModelSpec spec) => spec.Rule.Code is not { } code ? null
        : scenario.LoadedPlugIns.FirstOrDefault(plugIn => plugIn.Path == code.FullPath)?.Script
            ?? throw new ScenarioException(
                scenario.PlaceOf($"models.{spec.Name}.rule"),
                $"expected the script {Excerpt.Of(code.Path)} among LoadedPlugIns, which allow code to run (PlugIn.OfScript), found none");

    /// <summary>Refuses a name of ours that the rule has not asked for: a slip of the pen would leave a parameter out in silence.</summary>
    private static void ThrowIfUnasked(Scenario scenario, ModelSpec spec, IReadOnlyList<TensorRequest> asked)
    {
        var (names, faults) = (asked.Select(request => request.Name).Distinct().ToList(), new FaultList());
        foreach (var (option, name) in Written().Where(item => !names.Contains(item.Name)))
        {
            faults.Add(new ScenarioException(
                scenario.PlaceOf($"models.{spec.Name}.weights.{option}"),
                $"expected a tensor that the rule asks for ({string.Join(", ", names.Take(12))}), found '{Excerpt.Of(name)}'"
                    + Nearest.Hint(name, names)));
        }

        faults.Throw();

        IEnumerable<(string Option, string Name)> Written() => spec.Weights is not { } given ? []
            : [.. given.Names.Select(item => ("names", item.Key)), .. given.Tensors.Select(item => ("tensors", item.Key))];
    }

    /// <summary>Refuses a graph on which weights of a layout mean something else, and a pool that does not suit what is judged.</summary>
    private static void ThrowIfOther(Scenario scenario, ModelSpec spec, GraphData data)
    {
        if (spec.Weights?.Pool is { } pool && Pooling.Against(pool, data.Groups?.Kind ?? ItemKind.Node) is { } expected)
        {
            throw new ScenarioException(
                scenario.PlaceOf($"models.{spec.Name}.weights.pool"), $"expected {expected}, found '{Pooling.NameOf(pool)}'");
        }

        if (spec.Weights?.Layout is { } layout && layout.Against(data.Graph) is { } reason)
        {
            throw new ScenarioException(
                scenario.PlaceOf($"models.{spec.Name}.weights.layout"),
                $"expected another layout than {Kind.NameOf(layout)} for a directed graph: {reason}");
        }
    }

    /// <summary>Refuses an option of the rule that weights decide.</summary>
    private static void ThrowIfIdle(Scenario scenario, ModelSpec spec, WeightFile? weights)
    {
        if (weights is not null && spec.Rule.IdleBeside(weights) is { } idle)
        {
            var found = Kind.Of(spec.Rule.GetType()).Options.First(option => option.Name == idle.Option).In(spec.Rule);
            throw new ScenarioException(
                scenario.PlaceOf($"models.{spec.Name}.rule.{idle.Option}"),
                string.Create(CultureInfo.InvariantCulture, $"expected {idle.Expected}, found '{found}'"));
        }
    }

    /// <summary>Makes a model; what its rule refuses is said of it in one line.</summary>
    private static Model Explained(Scenario scenario, ModelSpec spec, Func<Model> make)
    {
        var model = spec.Name;
        try
        {
            return make();
        }
        catch (NotPositiveDefiniteException error)
        {
            throw new ScenarioException(
                $"model {model}: expected an energy that is strongly convex in floating point ({error.Message})", error);
        }
        catch (WeightFormatException error) when (error.Option is { } option)
        {
            throw new ScenarioException(scenario.PlaceOf($"models.{model}.rule.{option}"), error.Message);
        }
        catch (WeightFormatException error)
        {
            throw new ScenarioException(error.Faults, further: 0, error);
        }
        catch (TextFormatException error)
        {
            throw new ScenarioException(error.Faults, further: 0, error);
        }
        catch (TorchScriptException error)
        {
            throw new ScenarioException([error.Message], further: 0, error);
        }
        catch (ResidualException error)
        {
            throw new ScenarioException(
                $"model {model}: expected a rule with a fixed point, from which distances are measured; none was found ({error.Message})",
                error);
        }
        catch (ArgumentException error)
        {
            throw new ScenarioException($"model {model}: {Reason(error)}{Files(scenario, spec)}", error);
        }
    }

    /// <summary>What was wrong, without the name that the argument has in the code.</summary>
    private static string Reason(ArgumentException error) => error.ParamName is null ? error.Message
        : error.Message.Split($" (Parameter '{error.ParamName}')")[0];

    /// <summary>The files that a model is made from, in one of which the reason is.</summary>
    private static string Files(Scenario scenario, ModelSpec spec)
    {
        IEnumerable<object> made = spec.Rule.NeedsData && scenario.Dataset is { } dataset ? [spec.Rule, dataset] : [spec.Rule];
        List<string> files =
        [
            .. made.SelectMany(part => Kind.Of(part.GetType()).Options.Select(option => option.In(part)))
                .Select(value => value as InputFile ?? (value as ListFile)?.File).Append(spec.Weights?.File)
                .OfType<InputFile>().Select(file => file.Path).Distinct(StringComparer.Ordinal),
        ];
        return files.Count == 0 ? string.Empty : $" (from {string.Join(", ", files)})";
    }

    /// <summary>Passes on what a trainer reports.</summary>
    private sealed class TrainingReport(string model, IProgress<RunProgress> progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(new RunProgress(
            $"training {model}",
            value.Epoch,
            value.Epochs,
            $"loss {Powers.Write(value.Loss)}"));
    }
}
