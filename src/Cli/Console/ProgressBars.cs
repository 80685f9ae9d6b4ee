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
        private readonly Lock _gate = new();
        private readonly Dictionary<string, ProgressTask> _tasks = new(StringComparer.Ordinal);
        private string? _current;

        public void Report(RunProgress value)
        {
            lock (_gate)
            {
                if (value.IsNotice)
                {
                    context.AddTask(Shown.Text(value.Phase), autoStart: false);
                    return;
                }

                if (_current is not null && _current != value.Phase)
                {
                    _tasks[_current].Value = _tasks[_current].MaxValue;
                }

                _current = value.Phase;
                if (!_tasks.TryGetValue(value.Phase, out var task))
                {
                    task = context.AddTask(Shown.Text(value.Phase), maxValue: Math.Max(1, value.Total));
                    _tasks.Add(value.Phase, task);
                }

                task.IsIndeterminate = value.Total == 0;
                task.MaxValue = Math.Max(1, value.Total);
                task.Value = Math.Max(task.Value, value.Done);
                task.Description = Shown.Text(value.Note is null ? value.Phase : $"{value.Phase} ({value.Note})");
            }
        }
    }
}
