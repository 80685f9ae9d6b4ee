using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>A number that changes while a model runs, for a figure of it over time.</summary>
/// <param name="Label">What stands at its axis.</param>
/// <param name="Number">The number of a sample.</param>
/// <param name="Synchronous">The number that the synchronous computation arrives at.</param>
/// <param name="IsShare">Whether it lies between 0 and 1 and is shown in per cent; otherwise it is at least 0.</param>
internal sealed record Course(string Label, Func<Sample, double> Number, Func<ModelResult, double> Synchronous, bool IsShare)
{
    /// <summary>The loss of models that have one.</summary>
    public static Course Loss(IReadOnlyList<ModelResult> models) =>
        new($"loss ({models[0].Loss!.Name})", sample => sample.Loss, model => model.Loss!.Value, IsShare: false);

    /// <summary>The metric of the task of models that have one: accuracy, F1, or the error.</summary>
    public static Course Score(IReadOnlyList<ModelResult> models) => models[0].Score!.Name switch
    {
        "accuracy" => new("accuracy (%)", sample => sample.Score, model => model.Score!.Value, IsShare: true),
        "f1" => new("micro-averaged F1 (%)", sample => sample.Score, model => model.Score!.Value, IsShare: true),
        _ => new("root-mean-square error", sample => sample.Score, model => model.Score!.Value, IsShare: false),
    };

    /// <summary>The axis on which some curves have room.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="ends">Where the synchronous computations end.</param>
    public LossAxis Axis(IReadOnlyList<SampleCurve> curves, IReadOnlyList<double> ends)
    {
        if (IsShare)
        {
            return LossAxis.OfShares;
        }

        var start = curves.SelectMany(curve => curve.High.Take(1)).DefaultIfEmpty(0).Max();
        return LossAxis.For(curves.SelectMany(curve => curve.Low.Concat(curve.High)).Concat(ends), start);
    }

    /// <summary>The number as text, with its unit.</summary>
    public string Write(double value) =>
        IsShare ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:0.0} %") : Powers.Write(value);
}
