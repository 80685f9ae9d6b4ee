using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page tells of a split of variance.</summary>
internal static class VariancePage
{
    /// <summary>What part each source has in the variance of outputs, model by model.</summary>
    public static IEnumerable<string> Answer(VarianceResult result) => result.Models.Select(model => model.Statement);

    /// <summary>Every component with its interval.</summary>
    public static IEnumerable<PageTable> Tables(VarianceResult result)
    {
        yield return new PageTable(
            "Variance by its source",
            ["model", "response", "source", "variance", "from", "to", "share"],
            [
                .. from model in result.Models
                   from response in model.Responses
                   from part in response.Parts
                   select (PageCell[])
                   [
                       model.Model, response.Response, part.Source, PageCell.Of(part.Component.Estimate), PageCell.Of(part.Component.Low),
                       PageCell.Of(part.Component.High), Share(response.ShareOf(part.Component)),
                   ],
            ])
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"From and to: interval of {100 * result.Scenario.Variance!.Confidence:0.#} %. An estimate below 0 is one by chance where "
                    + $"a component is small."),
        };
    }

    private static PageCell Share(double share) => double.IsNaN(share) ? PageCell.Nothing
        : new PageCell(string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.0} %"), share);
}
