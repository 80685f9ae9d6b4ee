using System.Globalization;
using System.Text;
using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>A calibrated world as a piece of a scenario, for <c>scheduler: { from: world.yaml }</c>.</summary>
public static class WorldText
{
    /// <summary>The text.</summary>
    /// <param name="world">The world.</param>
    /// <param name="recorded">What it was made from, as it was named.</param>
    /// <param name="gaps">The name of the file with measured gaps, beside the text; null where there is none.</param>
    public static string Of(CalibratedWorld world, string recorded, string? gaps = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        var text = new StringBuilder();
        Line($"# Clocks and links of {Excerpt.Of(recorded)}, by hogwild calibrate, for scheduler: {{ from: FILE }}.");
        Line($"# The largest distance of what was found and what was fitted stands behind each (docs/calibrate.md).");
        foreach (var note in world.Notes)
        {
            Line($"# {note}.");
        }

        if (gaps is not null)
        {
            Line($"traces:");
            Line($"  gaps: {{ kind: activation-gaps, file: {gaps}, unit: 100ns }}");
        }

        Line($"scheduler:");
        Line($"  kind: physical");
        Line($"  clock: {Clock(world.Clock, gaps)}{Remark(world.Clock)}");
        if (world.Clocks.Count > 0 && gaps is null)
        {
            Line($"  clocks:");
            foreach (var part in world.Clocks)
            {
                Line($"    n{part.From}: {{ nodes: {part.From}, clock: {Clock(part, null)} }}{Remark(part)}");
            }
        }

        if (world.Link is { } link)
        {
            Line($"  link: {Link(link, gaps is not null)}{Remark(link)}");
        }

        if (world.Links.Count > 0)
        {
            Line($"  links:");
            foreach (var part in world.Links)
            {
                var own = Link(part, gaps is not null);
                Line($"    n{part.From}-n{part.To}: {{ from: {part.From}, to: {part.To}, link: {own} }}{Remark(part)}");
            }
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>The measured gaps as a table, node by node or, where they are pooled, all together.</summary>
    public static string Gaps(CalibratedWorld world, bool isPooled)
    {
        ArgumentNullException.ThrowIfNull(world);
        var text = new StringBuilder(isPooled ? "gap\n" : "node,gap\n");
        foreach (var (key, gaps) in world.Gaps ?? [])
        {
            foreach (var gap in gaps)
            {
                text.Append(CultureInfo.InvariantCulture, $"{(isPooled ? string.Empty : $"{key},")}{gap}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>A distribution in one line.</summary>
    public static string Of(DelaySpec spec) => spec switch
    {
        DelaySpec.Constant constant => $"{{ kind: constant, value: {Time(constant.Value)} }}",
        DelaySpec.Uniform uniform => $"{{ kind: uniform, min: {Time(uniform.Min)}, max: {Time(uniform.Max)} }}",
        DelaySpec.Exponential { Min.Ticks: 0 } plain => $"{{ kind: exponential, mean: {Time(plain.Mean)} }}",
        DelaySpec.Exponential shifted => $"{{ kind: exponential, mean: {Time(shifted.Mean)}, min: {Time(shifted.Min)} }}",
        DelaySpec.LogNormal log => $"{{ kind: log-normal, median: {Time(log.Median)}, sigma: {Number(log.Sigma)} }}",
        DelaySpec.Pareto pareto => $"{{ kind: pareto, min: {Time(pareto.Min)}, shape: {Number(pareto.Shape)} }}",
        DelaySpec.Shifted shifted => $"{{ kind: shifted, of: {Of(shifted.Of)}, by: {Time(shifted.By)} }}",
        DelaySpec.Quantiles found =>
            $"{{ kind: quantiles, values: [{string.Join(", ", found.Values.Select(Number))}], unit: {Time(found.Unit)} }}",
        DelaySpec.MathNet other => $"{{ kind: math-net, distribution: {other.Distribution}, parameters: {{ {Parameters(other)} }}, "
            + $"unit: {Time(other.Unit)} }}",
        _ => throw new ArgumentException($"there is no text for {Kind.NameOf(spec)}", nameof(spec)),
    };

    private static string Clock(CalibratedPart part, string? gaps) => gaps is not null ? "{ kind: measured, trace: gaps }"
        : part.Fit.Spec switch
        {
            DelaySpec.Constant constant => $"{{ kind: periodic, period: {Time(constant.Value)} }}",
            DelaySpec.Exponential { Min.Ticks: 0 } plain => $"{{ kind: poisson, period: {Time(plain.Mean)} }}",
            var other => $"{{ kind: renewal, period: {Of(other)} }}",
        };

    private static string Link(CalibratedPart part, bool isMeasured)
    {
        var (spec, loss) = isMeasured && part.Fit.Measured is { } found ? found : (part.Fit.Spec, part.Fit.Loss);
        return loss == 0 ? $"{{ delay: {Of(spec)} }}" : $"{{ delay: {Of(spec)}, loss: {Number(loss)} }}";
    }

    private static string Parameters(DelaySpec.MathNet spec) =>
        string.Join(", ", spec.Parameters.Select(item => $"{item.Key}: {Number(item.Value)}"));

    private static string Remark(CalibratedPart part) => string.Create(
        CultureInfo.InvariantCulture, $"  # {part.Fit.Ended} known, {part.Fit.Open} open, distance {part.Fit.Distance:0.000}");

    private static string Time(TimeSpan time) => DurationText.Write(time);

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
