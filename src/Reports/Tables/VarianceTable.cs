using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>The table <c>variance.csv</c>: a row a model, response and source of variance.</summary>
internal static class VarianceTable
{
    /// <summary>The table.</summary>
    public static ResultTable Of(IReadOnlyList<ModelVariance> models) => new(
        [
            .. Column.Texts("model", "response", "source"), .. Column.Numbers("variance", "low", "high", "share", "mean_square"),
            .. Column.Integers("degrees", "weights", "schedules", "sums", "left_out"),
        ],
        from model in models
        from response in model.Responses
        from part in response.Parts
        select (Cell[])
        [
            model.Model, response.Response, part.Source, part.Component.Estimate, part.Component.Low, part.Component.High,
            Cell.Known(response.ShareOf(part.Component)), part.Component.MeanSquare, part.Component.Degrees, model.Weights, model.Schedules,
            model.Sums, model.LeftOut,
        ]);
}
