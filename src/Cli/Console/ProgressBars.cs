using Hogwild.Experiments;
using Spectre.Console;

namespace Hogwild.Cli;

/// <summary>Progress for a terminal: a bar a phase.</summary>
internal sealed class ProgressBars(IAnsiConsole console) : ProgressDisplay
{
    /// <inheritdoc/>
    public override T Show<T>(Func<IProgress<RunProgress>, T> work) => console.Progress()
        .Columns(
            new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .Start(context => work(new Bars(context)));

    private sealed class Bars(ProgressContext context) : IProgress<RunProgress>
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);
        private string? current;

        public void Report(RunProgress value)
        {
            lock (gate)
            {
                if (current is not null && current != value.Phase)
                {
                    tasks[current].Value = tasks[current].MaxValue;
                }

                current = value.Phase;
                if (!tasks.TryGetValue(value.Phase, out var task))
                {
                    task = context.AddTask(Markup.Escape(value.Phase), maxValue: Math.Max(1, value.Total));
                    tasks.Add(value.Phase, task);
                }

                task.IsIndeterminate = value.Total == 0;
                task.MaxValue = Math.Max(1, value.Total);
                task.Value = Math.Max(task.Value, value.Done);
                task.Description = Markup.Escape(value.Note is null ? value.Phase : $"{value.Phase} ({value.Note})");
            }
        }
    }
}
