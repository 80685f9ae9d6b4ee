using Hogwild.Experiments;
using Hogwild.Reports;

namespace Hogwild.Cli;

/// <summary>Progress for files and pipes: at most ten lines a phase, and one at its end.</summary>
internal sealed class ProgressLines(TextWriter output) : ProgressDisplay, IProgress<RunProgress>
{
    private readonly Lock _gate = new();
    private RunProgress _last;
    private int _tenths;
    private bool _isStarted;

    /// <inheritdoc/>
    public override T Show<T>(Func<IProgress<RunProgress>, T> work)
    {
        var result = work(this);
        lock (_gate)
        {
            Close();
        }

        return result;
    }

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (_gate)
        {
            if (value.IsNotice)
            {
                output.WriteLine(Escapes.Controls(value.Phase));
                return;
            }

            if (!_isStarted || value.Phase != _last.Phase)
            {
                Close();
                (_isStarted, _tenths) = (true, 0);
            }
            else if (value.Done < _last.Done)
            {
                // Two threads may tell in the wrong order.
                return;
            }

            _last = value;
            var reached = value.Total == 0 ? 0 : (int)(10L * value.Done / value.Total);
            if (reached > _tenths && reached < 10)
            {
                _tenths = reached;
                Write(value);
            }
        }
    }

    private void Close()
    {
        if (_isStarted)
        {
            Write(_last with { Done = Math.Max(_last.Done, _last.Total) });
        }

        _isStarted = false;
    }

    private void Write(RunProgress value) => output.WriteLine(value.ToString());
}
