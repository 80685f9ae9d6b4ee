using System.Globalization;
using Hogwild.Models;

namespace Hogwild.Experiments;

/// <summary>Judges trained models by their synchronous outputs.</summary>
internal sealed class UnitEvaluation(Scenario scenario, TableData data, ResultCache cache)
{
    private const int Numbers = 8;

    /// <summary>Judges one.</summary>
    /// <exception cref="ScenarioException">The weights do not fit.</exception>
    public UnitResult Judge(TableUnit unit, RuleSpec rule, WeightFile weights)
    {
        var judged = data.Of(unit.Dataset, unit.Fold).Test;
        var graphs = judged.Union();
        var key = ResultCache.Key(
            json =>
            {
                json.WriteString("what", "synchronous outputs");
                Describe(json, scenario, unit, rule);
            },
            weights);
        try
        {
            var numbers = cache.GetOrCompute(key, Numbers, () => Compute(unit, rule, weights, graphs));
            return Failed(unit, string.Empty) with
            {
                Score = new Score(judged.Task, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]),
                Kappa = numbers[5],
                Curvature = numbers[6],
                Alpha = numbers[7],
            };
        }
        catch (Exception failure) when (failure is ResidualException or NotPositiveDefiniteException)
        {
            return Failed(unit, failure.Message);
        }
    }

    /// <summary>The result of a training without outputs.</summary>
    public UnitResult Failed(TableUnit unit, string problem)
    {
        var judged = data.Of(unit.Dataset, unit.Fold).Test;
        return new UnitResult
        {
            Unit = unit,
            Graphs = judged.Graphs.Count,
            Nodes = judged.Graphs.Sum(graph => graph.Graph.NodeCount),
            IsLeftOut = data.IsLeftOut(judged),
            Problem = problem,
        };
    }

    /// <summary>What the outputs of a unit depend on, besides its weights.</summary>
    public static void Describe(System.Text.Json.Utf8JsonWriter json, Scenario scenario, TableUnit unit, RuleSpec rule)
    {
        var spec = scenario.Sweep!;
        json.WritePropertyName("dataset");
        SpecWriter.Write(json, spec.Datasets.First(item => item.Key == unit.Dataset).Value);
        json.WriteNumber("split", spec.Split);
        json.WriteNumber("shuffle", spec.Shuffle);
        json.WriteBoolean("validation", spec.Validates);
        json.WriteNumber("fold", unit.Fold);
        json.WriteString("rule", rule.ToString());
    }

    /// <summary>The model, with the errors of a scenario.</summary>
    /// <exception cref="ScenarioException">The weights do not fit.</exception>
    public static Model Build(TableUnit unit, RuleSpec rule, WeightFile weights, GraphData graphs)
    {
        try
        {
            return rule.Create(new RuleContext(unit.Model, graphs, weights));
        }
        catch (WeightFormatException error)
        {
            throw new ScenarioException(error.Message, error);
        }
        catch (ArgumentException error)
        {
            throw new ScenarioException($"model {unit.Model} on {unit.Dataset}: {error.Message}", error);
        }
    }

    private static double[] Compute(TableUnit unit, RuleSpec rule, WeightFile weights, GraphData graphs)
    {
        var model = Build(unit, rule, weights, graphs);
        var score = Score.Of(graphs, Outputs.Of(model.Readout, model.Reference.States, model.Rule.StateSize));
        return
        [
            score.Accuracy, score.Rmse, score.OverMean, score.OverFoldMean, score.OverRms, Fact("kappa"), Fact("L"), Fact("alpha"),
        ];

        double Fact(string key) => model.Facts.FirstOrDefault(fact => fact.Key == key).Value is { } text
            ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN;
    }
}
