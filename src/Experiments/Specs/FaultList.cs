using System.Diagnostics.CodeAnalysis;

namespace Hogwild.Experiments;

/// <summary>Gathers what is wrong, so that all of it is told at once.</summary>
internal sealed class FaultList
{
    /// <summary>Number of errors from which on it is enough: more are counted, and need not be looked for.</summary>
    public const int Most = 1000;

    private const int MostTold = 20;
    private readonly List<ScenarioException> _errors = [];
    private int _further;

    /// <summary>Number of errors.</summary>
    public int Count => _errors.Count;

    /// <summary>All that is told of them.</summary>
    public IEnumerable<string> Faults => _errors.SelectMany(error => error.Faults);

    /// <summary>Number of faults that are not told.</summary>
    public int Further => _further + _errors.Sum(error => error.Further);

    /// <summary>True where nobody needs to look for more.</summary>
    public bool IsFull => _errors.Count >= Most;

    /// <summary>Adds what is wrong.</summary>
    public void Add(ScenarioException error)
    {
        if (IsFull)
        {
            _further += error.Faults.Count + error.Further;
        }
        else
        {
            _errors.Add(error);
        }
    }

    /// <summary>Adds what another list has.</summary>
    public void Add(FaultList other)
    {
        other._errors.ForEach(Add);
        _further += other._further;
    }

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
            Add(error);
            value = default;
            return false;
        }
    }

    /// <summary>Hands on all that is wrong, if anything is.</summary>
    /// <exception cref="ScenarioException">Something is.</exception>
    public void Throw()
    {
        if (_errors.Count > 0)
        {
            throw _errors is [var only] && _further == 0 ? only
                : new ScenarioException(_errors.SelectMany(error => error.Faults), _further + _errors.Sum(error => error.Further));
        }
    }

    /// <summary>All that is told, each fault once.</summary>
    /// <param name="order">The order; that in which they were found, where null.</param>
    public IReadOnlyList<string> InOrder(Func<string, (int, int)>? order)
    {
        var faults = Faults.Distinct(StringComparer.Ordinal);
        return order is null ? [.. faults] : [.. faults.OrderBy(order)];
    }

    /// <summary>Tells of what is wrong, if anything is: each fault once, and how many there are beyond the first ones.</summary>
    /// <param name="order">The order in which faults are told; that in which they were found, where null.</param>
    /// <exception cref="ScenarioException">Something is.</exception>
    public void Tell(Func<string, (int, int)>? order = null)
    {
        if (_errors.Count > 0)
        {
            var faults = InOrder(order);
            var further = Further + Math.Max(0, faults.Count - MostTold);
            throw _errors is [{ Faults.Count: 1 } only] && further == 0 ? only
                : new ScenarioException(faults.Take(MostTold), further);
        }
    }
}
