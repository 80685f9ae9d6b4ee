using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What a page tells of a search for thresholds.</summary>
internal static class ThresholdPage
{
    /// <summary>The answer of every curve, a sentence each, as far as there are few.</summary>
    public static IEnumerable<string> Answer(ThresholdResult result)
    {
        const int Most = 6;
        foreach (var curve in result.Curves.Take(Most))
        {
            yield return $"{curve.Model}, {curve.Scheduler}{Second(result, curve)}: {Crossed(result, curve)}.";
        }

        if (result.Curves.Count > Most)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The table has the {result.Curves.Count - Most} other answers.");
        }
    }

    /// <summary>A row a crossing, or a curve that has none.</summary>
    public static IEnumerable<PageTable> Tables(ThresholdResult result)
    {
        var spec = result.Spec;
        yield return new PageTable(
            "Between converging and not converging",
            [
                "model", "scheduler", .. spec.And is { } and ? [and.Symbol()] : Array.Empty<string>(), "answer", spec.Over.Symbol(),
                "between", "certified",
            ],
            [.. result.Curves.SelectMany(curve => curve.Crossings.Cast<Crossing?>().DefaultIfEmpty(null)
                .Select(crossing => Row(result, curve, crossing)))])
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{result.Runs} runs. points.csv has every value that was tried."),
        };
    }

    private static string Second(ThresholdResult result, ThresholdCurve curve) =>
        result.Spec.And is { } and && curve.And is { } value ? $", {and.Symbol()} = {and.Write(value)}" : string.Empty;

    private static string Crossed(ThresholdResult result, ThresholdCurve curve)
    {
        var over = result.Spec.Over;
        return curve.Crossings.Count == 0 ? curve.AnswerText : string.Join(", ", curve.Crossings.Select(crossing =>
            $"converges {(crossing.ConvergesBelow ? "below" : "above")} {over.Symbol()} ≈ {over.Write(crossing.Estimate)}"));
    }

    private static PageCell[] Row(ThresholdResult result, ThresholdCurve curve, Crossing? crossing)
    {
        var over = result.Spec.Over;
        return
        [
            curve.Model,
            curve.Scheduler,
            .. result.Spec.And is { } and ? [new PageCell(and.Write(curve.And!.Value), curve.And)] : Array.Empty<PageCell>(),
            curve.AnswerText,
            crossing is null ? PageCell.Nothing : new PageCell(
                $"{over.Write(crossing.Estimate)}{(crossing.ConvergesBelow ? string.Empty : " (converges above)")}", crossing.Estimate),
            crossing is null ? PageCell.Nothing
                : new PageCell($"{over.Write(crossing.Below)} … {over.Write(crossing.Above)}", crossing.Below),
            new PageCell(ThresholdTexts.Certified(over, curve.Certified), curve.Certified ?? double.NaN),
        ];
    }
}
