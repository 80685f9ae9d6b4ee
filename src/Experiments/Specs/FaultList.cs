using System.Diagnostics.CodeAnalysis;

namespace Hogwild.Experiments;

/// <summary>Gathers what is wrong, so that all of it is told at once.</summary>
internal sealed class FaultList
{
    private readonly List<ScenarioException> _errors = [];

    /// <summary>Number of errors.</summary>
    public int Count => _errors.Count;

    /// <summary>Adds what is wrong.</summary>
    public void Add(ScenarioException error) => _errors.Add(error);

    /// <summary>Does something that may find that something is wrong.</summary>
    /// <returns>False where it has.</returns>
    public bool Try<T>(Func<T> read, [MaybeNullWhen(false)] out T value)
    {
        try
        {
            value = read();
            return true;
        }
        catch (ScenarioException error)
        {
            _errors.Add(error);
            value = default;
            return false;
        }
    }

    /// <summary>Tells of all that is wrong, if anything is.</summary>
    /// <param name="order">The order in which faults are told; that in which they were found, where null.</param>
    /// <exception cref="ScenarioException">Something is.</exception>
    public void Throw(Func<string, (int, int)>? order = null)
    {
        var faults = _errors.SelectMany(error => error.Faults);
        if (_errors.Count > 0)
        {
            throw _errors is [{ Faults.Count: 1 } only] ? only : new ScenarioException(order is null ? faults : faults.OrderBy(order));
        }
    }
}
