using Hogwild.Experiments;
using Hogwild.Simulation;

namespace Hogwild.Reports;

/// <summary>A column of numbers of a sweep's table: the same on the terminal, on the page, in Markdown and in LaTeX.</summary>
internal sealed record SweepColumn
{
    private static readonly SweepColumn[] Always =
    [
        new("updates/node\nto tolerance", model => model.UpdatesToTolerance),
        new("time to\ntolerance (s)", model => model.Metric("time_to_tolerance")),
        new("largest\ndeviation", model => model.Deviation) { IsLargest = true },
    ];

    private static readonly SweepColumn[] Moving =
    [
        new("mean error\nof following", model => model.Metric("tracking_mean")),
        new("share of changes\nrecovered from", model => model.Metric("recovered")),
        new("mean time\nfor that (s)", model => model.Metric("recovery_mean")),
    ];

    private static readonly SweepColumn Loss = new("loss at\nthe end", model => model.Metric("loss"));

    private readonly Func<ModelResult, Statistics> _numbers;

    private SweepColumn(string title, Func<ModelResult, Statistics> numbers) => (Title, _numbers) = (title, numbers);

    /// <summary>Its title; a break where it has two lines.</summary>
    public string Title { get; }

    /// <summary>Whether it shows the largest number, not the mean.</summary>
    public bool IsLargest { get; private init; }

    /// <summary>The columns of a sweep: those of following where something changes, that of the loss where some model has one.</summary>
    public static IReadOnlyList<SweepColumn> Of(SweepResult result)
    {
        List<ModelResult> models = [.. result.Cells.SelectMany(cell => cell.Models).Select(model => model.Result).OfType<ModelResult>()];
        var columns = models.Exists(model => model.Epochs.Count > 0) ? Moving : Always;
        return models.Exists(model => Loss._numbers(model).N > 0) ? [.. columns, Loss] : columns;
    }

    /// <summary>The number of a model in a cell; null where there is none, or where it failed.</summary>
    public double? Of(ModelResult? model) =>
        model is null || _numbers(model) is not { N: > 0 } numbers ? null : IsLargest ? numbers.Max : numbers.Mean;

    /// <summary>The number as it is read: the mean, ± the standard deviation of several, or the largest; else a dash.</summary>
    public string Text(ModelResult? model) => Of(model) is not { } number ? "–"
        : !IsLargest && _numbers(model!) is { N: > 1 } numbers ? Powers.Write(numbers.Mean, numbers.Std) : Powers.Write(number);
}
