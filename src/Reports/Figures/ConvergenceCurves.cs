using System.Globalization;
using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>The curves of one model in the figure of convergence, none of them below what is rounding. Heights are logarithms.</summary>
/// <param name="Model">The model.</param>
/// <param name="Floor">Below it distances are rounding, or the reference is not known well enough.</param>
/// <param name="Time">Against virtual time.</param>
/// <param name="Macro">Against macro-iterations.</param>
/// <param name="SynchronousTime">The synchronous run against virtual time.</param>
/// <param name="SynchronousMacro">The synchronous run against macro-iterations.</param>
internal sealed record ConvergenceCurves(
    ModelResult Model, double Floor, Curve Time, Curve Macro, Curve SynchronousTime, Curve SynchronousMacro)
{
    /// <summary>Below it relative distances are the rounding of the numbers themselves.</summary>
    public const double Rounding = 1e-15;

    private const int MostSingleLines = 8;

    /// <summary>A number on the scale of outputs; one that is rounding is not told to its digits.</summary>
    public static string Written(double value) => value is > 0 and < Rounding ? $"below {Powers.Write(Rounding)}" : Powers.Write(value);

    /// <summary>Whether some distance was below the floor.</summary>
    public bool IsClipped { get; init; }

    /// <summary>The curves of a model.</summary>
    public static ConvergenceCurves Of(ModelResult model)
    {
        var floor = FloorOf(model);
        var drawn = model.Asynchronous.Concat(model.HasFixedPoint ? [model.Synchronous] : []);
        return new ConvergenceCurves(
            model,
            floor,
            Convergence.OverTime(model.Asynchronous).AtLeast(floor),
            Convergence.OverMacroIterations(model.Asynchronous).AtLeast(floor),
            Convergence.OverTime([model.Synchronous]).AtLeast(floor),
            Convergence.OverMacroIterations([model.Synchronous]).AtLeast(floor))
        {
            IsClipped = Convergence.IsClipped(drawn, Math.Pow(10, floor)),
        };
    }

    /// <summary>Where the shade of rounding ends: the lowest floor of those that come to theirs; null where none does.</summary>
    public static double? Shaded(IEnumerable<ConvergenceCurves> curves) =>
        curves.Where(curve => curve.IsClipped).Select(curve => (double?)curve.Floor).Min();

    /// <summary>
    /// Where the axis ends: a decade below the tolerance, or below all that asynchronous runs come to, where that is less. What goes on
    /// below, the synchronous runs and certificates, would leave the most part of a figure to themselves.
    /// </summary>
    /// <param name="curves">What is drawn.</param>
    /// <param name="tolerance">The tolerance.</param>
    public static double Bottom(IReadOnlyList<ConvergenceCurves> curves, double tolerance) => curves
        .SelectMany(curve => curve.Model.Asynchronous.Count == 0 ? curve.SynchronousTime.Median.Concat(curve.SynchronousMacro.Median)
            : curve.Time.Low.Concat(curve.Macro.Low).Concat(curve.Single.SelectMany(run => Convergence.Line(run).Y)))
        .Select(log => Math.Max(log, Math.Log10(Rounding))).Append(Math.Log10(tolerance)).Min() - 1;

    /// <summary>The runs that diverge, of which some have lines of their own.</summary>
    public IEnumerable<Trajectory> Single =>
        Model.Asynchronous.Where(run => run.Outcome == RunOutcome.Diverged).Take(MostSingleLines);

    /// <summary>Whether the synchronous run goes on below the lower end of an axis.</summary>
    public bool GoesBelow(double bottom) =>
        Model.HasFixedPoint && SynchronousTime.Median.Concat(SynchronousMacro.Median).Any(log => log < bottom);

    /// <summary>The error of the reference, divided as distances are, or rounding where that is larger.</summary>
    public static double FloorOf(ModelResult model)
    {
        var share = Fact("reference error") / Fact("scale");
        return Math.Log10(model.HasFixedPoint && share is > Rounding and < 1 ? share : Rounding);

        double Fact(string name) => double.TryParse(
            model.Facts.FirstOrDefault(fact => fact.Key == name).Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number : double.NaN;
    }
}
