using System.Globalization;
using System.Text.Json;
using Hogwild.Models;
using Hogwild.Simulation;
using Hogwild.Training;

namespace Hogwild.Experiments;

/// <summary>Judges trained models by their synchronous outputs.</summary>
internal sealed class UnitEvaluation(Scenario scenario, TableData data, TableInputs inputs)
{
    private const int Numbers = 11;

    /// <summary>How many numbers the judgement of a unit is written as.</summary>
    internal static int NumbersOf(Scenario scenario, TableUnit unit) => Numbers + CurveNumbers.CountOf(scenario, unit);

    /// <summary>The judgement of one as a unit of work. What fails by its numbers is an outcome too.</summary>
    public Unit<UnitResult> Judged(TableUnit unit, RuleSpec rule, Func<WeightFile> weights)
    {
        var once = new Lazy<WeightFile>(() => Readable(weights));
        return new Unit<UnitResult>
        {
            Describe = json =>
            {
                json.WriteString("what", "synchronous outputs");
                Describe(json, scenario, unit, rule);
                json.WriteString("files", inputs.Of(unit));
            },
            Weights = () => once.Value,
            Codec = new NumbersCodec<UnitResult>(NumbersOf(scenario, unit), Write, numbers => Read(unit, numbers)),
            IsLasting = true,
            Compute = _ => Judge(unit, rule, once.Value),
        };
    }

    /// <summary>A training that failed, as a unit without work.</summary>
    public Unit<UnitResult> Failed(TableUnit unit, string problem) => new()
    {
        Describe = json =>
        {
            json.WriteString("what", "failed training");
            json.WriteString("problem", problem);
        },
        Compute = _ => Empty(unit) with { Problem = problem },
    };

    /// <summary>The result of a training without outputs.</summary>
    private UnitResult Empty(TableUnit unit)
    {
        var judged = data.Of(unit.Dataset, unit.Fold).Test;
        return new UnitResult
        {
            Unit = unit,
            Graphs = judged.Graphs.Count,
            Nodes = judged.Graphs.Sum(graph => graph.Graph.NodeCount),
            IsLeftOut = data.IsLeftOut(judged),
        };
    }

    /// <summary>What the outputs of a unit depend on, besides its weights.</summary>
    public static void Describe(Utf8JsonWriter json, Scenario scenario, TableUnit unit, RuleSpec rule)
    {
        var spec = scenario.Table!;
        json.WritePropertyName("dataset");
        SpecWriter.Write(json, spec.Datasets.First(item => item.Key == unit.Dataset).Value);
        json.WriteNumber("split", spec.Split);
        json.WriteNumber("shuffle", spec.Shuffle);
        json.WriteBoolean("validation", spec.Validates);
        WriteChoice(json, spec);
        json.WriteNumber("fold", unit.Fold);
        json.WritePropertyName("rule");
        SpecWriter.Write(json, rule);
    }

    /// <summary>Writes which epoch is judged; nothing where it is the last one, so that names are as they were.</summary>
    public static void WriteChoice(Utf8JsonWriter json, TableSpec spec)
    {
        if (spec.Choose != ChosenEpoch.Last)
        {
            json.WriteString("choose", Kebab.Of(spec.Choose.ToString()));
        }
    }

    /// <summary>The model, with the errors of a scenario.</summary>
    /// <exception cref="ScenarioException">The weights do not fit.</exception>
    public static Model Build(TableUnit unit, RuleSpec rule, WeightFile weights, GraphData graphs)
    {
        try
        {
            var model = rule.Create(new RuleContext(unit.Model, graphs, weights));
            return LabelCheck.Of(model, _ => $"model {unit.Model} on {unit.Dataset}");
        }
        catch (WeightFormatException error)
        {
            throw new ScenarioException(error.Faults, further: 0, error);
        }
        catch (ArgumentException error)
        {
            throw new ScenarioException($"model {unit.Model} on {unit.Dataset}: {error.Message}", error);
        }
    }

    /// <summary>Weights, with the errors of a scenario.</summary>
    public static WeightFile Readable(Func<WeightFile> get)
    {
        try
        {
            return get();
        }
        catch (WeightFormatException error)
        {
            throw new ScenarioException(error.Faults, further: 0, error);
        }
    }

    private UnitResult Judge(TableUnit unit, RuleSpec rule, WeightFile weights)
    {
        var graphs = data.Of(unit.Dataset, unit.Fold).Test.Union();
        try
        {
            var model = Build(unit, rule, weights, graphs);
            return Empty(unit) with
            {
                Score = Score.Of(graphs, model.OutputsOf(model.Reference.States)),
                Kappa = Fact(model, "kappa"),
                Curvature = Fact(model, "L"),
                Alpha = Fact(model, "alpha"),
                Tensors = TensorFacts.SumOf(weights),
                Curve = scenario.Table!.Choose == ChosenEpoch.Last || LearningCurve.Of(weights) is not { } curve ? null
                    : CurveNumbers.InPercent(curve, data.Of(unit.Dataset, unit.Fold)),
            };
        }
        catch (Exception failure) when (failure is ResidualException or NotPositiveDefiniteException)
        {
            return Empty(unit) with { Problem = failure.Message };
        }
    }

    /// <summary>A judgement as numbers; null where nothing was computed.</summary>
    internal static double[]? Write(UnitResult result) => result.Score is not { } score ? null :
    [
        score.Accuracy, score.Rmse, score.OverMean, score.OverFoldMean, score.OverRms, result.Kappa, result.Curvature, result.Alpha,
        score.F1, score.Auc, result.Tensors, .. CurveNumbers.Write(result.Curve),
    ];

    /// <summary>A judgement that was kept.</summary>
    internal UnitResult Read(TableUnit unit, KeptLine kept) =>
        kept.Problem is { } problem ? Empty(unit) with { Problem = problem } : Read(unit, kept.Numbers);

    /// <summary>A judgement of numbers.</summary>
    private UnitResult Read(TableUnit unit, double[] numbers) => Empty(unit) with
    {
        Score = new Score(
            data.Of(unit.Dataset, unit.Fold).Test.Task, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
        {
            F1 = numbers[8],
            Auc = numbers[9],
        },
        Kappa = numbers[5],
        Curvature = numbers[6],
        Alpha = numbers[7],
        // 48 bits, which a double has room for.
        Tensors = (long)numbers[10],
        Curve = CurveNumbers.Read(numbers[Numbers..]),
    };

    private static double Fact(Model model, string key) => model.Facts.FirstOrDefault(fact => fact.Key == key).Value is { } text
        ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;
}
