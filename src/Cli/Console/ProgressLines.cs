using System.Globalization;
using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>Progress for files and pipes: at most ten lines a phase, and one at its end.</summary>
internal sealed class ProgressLines(TextWriter output) : ProgressDisplay, IProgress<RunProgress>
{
    private readonly Lock gate = new();
    private RunProgress last;
    private int tenths;
    private bool isStarted;

    /// <inheritdoc/>
    public override T Show<T>(Func<IProgress<RunProgress>, T> work)
    {
        var result = work(this);
        lock (gate)
        {
            Close();
        }

        return result;
    }

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (gate)
        {
            if (!isStarted || value.Phase != last.Phase)
            {
                Close();
                (isStarted, tenths) = (true, 0);
            }
            else if (value.Done < last.Done)
            {
                // Two threads may tell in the wrong order.
                return;
            }

            last = value;
            var reached = value.Total == 0 ? 0 : (int)(10L * value.Done / value.Total);
            if (reached > tenths && reached < 10)
            {
                tenths = reached;
                Write(value);
            }
        }
    }

    private void Close()
    {
        if (isStarted)
        {
            Write(last with { Done = Math.Max(last.Done, last.Total) });
        }

        isStarted = false;
    }

    private void Write(RunProgress value)
    {
        var count = value.Total == 0
            ? (value.Done == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $": {value.Done}"))
            : string.Create(CultureInfo.InvariantCulture, $": {value.Done}/{value.Total}");
        output.WriteLine($"{value.Phase}{count}{(value.Note is null ? string.Empty : $" ({value.Note})")}");
    }
}
