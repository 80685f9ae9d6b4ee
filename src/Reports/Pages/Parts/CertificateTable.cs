using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>What is proved about models, beside what was measured of the same.</summary>
internal static class CertificateTable
{
    /// <summary>A row a model; the measured factor is that of the median curve.</summary>
    public static PageTable Of(IReadOnlyList<ModelResult> models, string under = "") => new(
        $"What is proved, beside what was measured{(under.Length > 0 ? " " : string.Empty)}{under}",
        ["model", "proved", "certified factor a\nmacro-iteration", "measured factor a\nmacro-iteration", "ended"],
        [.. models.Select(Row)])
    {
        Note = "The measured factor is the mean fall of the median curve, from its start to where it reaches what rounding leaves "
            + "(10⁻¹⁵), or its end. A certified factor is an upper limit.",
    };

    private static PageCell[] Row(ModelResult model)
    {
        var runs = model.Asynchronous.Count > 0 ? model.Asynchronous : [model.Synchronous];
        return
        [
            model.Model,
            model.Proved,
            PageCell.Of(model.Certificate?.Factor),
            model.HasFixedPoint ? PageCell.Of(Factor(Convergence.OverMacroIterations(runs))) : PageCell.Nothing,
            RunTable.Ends(runs),
        ];
    }

    private static double? Factor(Curve curve)
    {
        const double Rounding = -15;
        var last = Array.FindIndex(curve.Median, height => height <= Rounding);
        last = last < 0 ? curve.Median.Length - 1 : last;
        return last <= 0 ? null : Math.Pow(10, (curve.Median[last] - curve.Median[0]) / (curve.X[last] - curve.X[0]));
    }
}
