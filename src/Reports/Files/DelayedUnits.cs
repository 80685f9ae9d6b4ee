using System.Diagnostics;
using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>
/// Holds finished units for a moment before they are written: of a study that takes less, nothing is written at all, and of many small ones
/// some at a time, so that at most half a second of work is lost where the process is killed. A unit with parts is written at once.
/// </summary>
/// <param name="store">Where they are written.</param>
/// <param name="beforeFirst">What is done before anything is written there; null for nothing.</param>
internal sealed class DelayedUnits(IUnitStore store, Action? beforeFirst = null) : IUnitStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withParts = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private bool _isBegun;
    private bool _isFlushDue;

    /// <summary>How long units may wait.</summary>
    internal TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <inheritdoc/>
    public string? Find(string name)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(name, out var outcome))
            {
                return outcome;
            }
        }

        return store.Find(name);
    }

    /// <inheritdoc/>
    public void Keep(string name, string outcome)
    {
        lock (_gate)
        {
            _waiting[name] = outcome;
            if (_clock.Elapsed < Delay && !_withParts.Contains(name))
            {
                FlushLater();
                return;
            }
        }

        Flush();
    }

    /// <summary>The next unit may be hours away, so that what waits is written without it.</summary>
    private void FlushLater()
    {
        if (_isFlushDue)
        {
            return;
        }

        _isFlushDue = true;
        _ = Task.Delay(Delay).ContinueWith(
            _ =>
            {
                try
                {
                    lock (_gate)
                    {
                        _isFlushDue = false;
                    }

                    Flush();
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    // What waits goes on waiting; whoever keeps the next unit, or comes to the end, meets the same and tells it.
                }
            },
            TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public Stream? OpenPart(string name, string part) => store.OpenPart(name, part);

    /// <inheritdoc/>
    public void KeepPart(string name, string part, Action<Stream> write)
    {
        lock (_gate)
        {
            Begin();
            _withParts.Add(name);
        }

        store.KeepPart(name, part, write);
    }

    /// <summary>Writes what waits.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0)
            {
                Begin();
            }

            foreach (var (name, outcome) in _waiting.ToList())
            {
                store.Keep(name, outcome);
                _waiting.Remove(name);
            }

            _clock.Restart();
        }
    }

    /// <summary>Forgets what waits.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _waiting.Clear();
        }
    }

    private void Begin()
    {
        if (!_isBegun)
        {
            beforeFirst?.Invoke();
            _isBegun = true;
        }
    }
}
