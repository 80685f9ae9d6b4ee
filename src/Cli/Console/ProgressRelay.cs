using Hogwild.Experiments;

namespace Hogwild.Cli;

/// <summary>Progress of one study in several displays, so that something can be said in between.</summary>
internal sealed class ProgressRelay : IProgress<RunProgress>
{
    private volatile IProgress<RunProgress>? _target;

    /// <summary>Does a part of the work while showing what it tells.</summary>
    public T Show<T>(TextWriter output, Func<T> work) => ProgressDisplay.For(output).Show(progress =>
    {
        _target = progress;
        try
        {
            return work();
        }
        finally
        {
            _target = null;
        }
    });

    /// <inheritdoc/>
    public void Report(RunProgress value) => _target?.Report(value);
}
