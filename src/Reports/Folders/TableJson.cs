using System.Globalization;
using System.Text.Json;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What tables add to <c>run.json</c>.</summary>
internal static class TableJson
{
    /// <summary>Writes all trainings and runs as members of an object that has been begun.</summary>
    public static void Write(Utf8JsonWriter json, TableResult result)
    {
        json.WriteStartArray("trainings");
        foreach (var unit in result.Units)
        {
            json.WriteStartObject();
            json.WriteString("dataset", unit.Unit.Dataset);
            json.WriteString("model", unit.Unit.Model);
            json.WriteNumber("fold", unit.Unit.Fold);
            json.WriteNumber("seed", unit.Unit.Seed);
            WriteWeights(json, result.Scenario, unit.Unit);
            json.WriteString("tensors", unit.Tensors.ToString("x12", CultureInfo.InvariantCulture));
            Number(json, "accuracy", unit.Score?.Accuracy);
            Number(json, "f1", unit.Score?.F1);
            Number(json, "auc", unit.Score?.Auc);
            Number(json, "rmse", unit.Score?.Rmse);
            Number(json, "rmse_over_mean", unit.Score?.OverMean);
            Number(json, "rmse_over_fold_mean", unit.Score?.OverFoldMean);
            Number(json, "rmse_over_rms", unit.Score?.OverRms);
            Number(json, "kappa", unit.Kappa);
            Number(json, "L", unit.Curvature);
            Number(json, "alpha", unit.Alpha);
            if (unit.Curve is { } curve)
            {
                json.WriteNumber("epoch", curve.Epoch);
            }

            if (unit.Problem.Length > 0)
            {
                json.WriteString("problem", unit.Problem);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteSchedules(json, result);
    }

    private static void WriteWeights(Utf8JsonWriter json, Scenario scenario, TableUnit unit)
    {
        var model = scenario.Models.First(item => item.Name == unit.Model);
        if (TablePlan.Trains(scenario.Table!, model))
        {
            json.WriteNumber("training_seed", TablePlan.Settings(model, unit).Seed);
        }
        else
        {
            json.WriteString("weights", model.WeightsOf(unit.Dataset, unit.Fold, unit.Seed));
        }
    }

    private static void WriteSchedules(Utf8JsonWriter json, TableResult result)
    {
        json.WriteStartArray("asynchronous");
        foreach (var run in result.Schedules)
        {
            json.WriteStartObject();
            json.WriteString("dataset", run.Dataset);
            json.WriteString("model", run.Model);
            json.WriteString("regime", run.IsOrder ? "random order" : "schedule");
            json.WriteNumber("fold", run.Fold);
            json.WriteNumber("seed", run.Seed);
            json.WriteString("scheduler", run.Scheduler);
            json.WriteNumber("number", run.Number);
            json.WriteString("outcome", run.Outcome.Text());
            Number(json, "value", run.Value);
            Number(json, "distance", run.Distance);
            Number(json, "deviation", run.Deviation);
            Number(json, "activations", run.Activations);
            Number(json, "activations_to_tolerance", run.ActivationsToTolerance);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>JSON knows neither infinity nor not-a-number; what is none is left out.</summary>
    private static void Number(Utf8JsonWriter json, string key, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(key, number);
        }
    }
}
