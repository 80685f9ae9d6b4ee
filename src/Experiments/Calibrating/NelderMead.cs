namespace Hogwild.Experiments;

/// <summary>
/// The simplex of Nelder and Mead (1965): minima of functions of a few numbers whose derivatives nobody wants to write. That of MathNet
/// throws, and gives nothing, where it has been asked as often as it may: here a rough minimum is what is asked for.
/// </summary>
internal sealed class NelderMead
{
    private const double FirstStep = 0.25;
    private const double Enough = 1e-9;
    private readonly Func<double[], double> _value;
    private readonly (double[] At, double Value)[] _points;
    private int _asked;

    private NelderMead(Func<double[], double> value, double[] start, double step)
    {
        (_value, _points) = (value, new (double[] At, double Value)[start.Length + 1]);
        for (var k = 0; k < _points.Length; k++)
        {
            var at = start.ToArray();
            if (k < start.Length)
            {
                at[k] += step * Math.Max(1, Math.Abs(at[k]));
            }

            _points[k] = Asked(at);
        }
    }

    /// <summary>A minimum near a start. Twice, the second time from where the first has ended, since a simplex may collapse.</summary>
    /// <param name="value">The function; what is not finite counts as larger than anything.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="evaluations">How often the function may be asked, about, the first time.</param>
    public static (double[] At, double Value) Minimise(Func<double[], double> value, double[] start, int evaluations = 300) =>
        Once(value, Once(value, start, FirstStep, evaluations).At, FirstStep, evaluations / 2);

    /// <summary>A minimum near a start.</summary>
    /// <param name="value">The function.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="step">How large the simplex is at first.</param>
    /// <param name="evaluations">How often the function may be asked, about.</param>
    public static (double[] At, double Value) Once(Func<double[], double> value, double[] start, double step, int evaluations)
    {
        var simplex = new NelderMead(value, start, step);
        while (simplex._asked < evaluations && simplex.Move())
        {
        }

        return simplex._points.MinBy(point => point.Value);
    }

    /// <summary>Reflects the worst point, goes further or less far, or draws all points to the best.</summary>
    /// <returns>Whether there was anything left to move.</returns>
    private bool Move()
    {
        var last = _points.Length - 1;
        Array.Sort(_points, (a, b) => a.Value.CompareTo(b.Value));
        var (best, worst) = (_points[0], _points[last]);
        if (worst.Value - best.Value <= Enough * (1 + Math.Abs(best.Value)))
        {
            return false;
        }

        double[] centre = [.. best.At.Select((_, k) => _points.Take(last).Average(point => point.At[k]))];
        var reflected = Along(1);
        if (reflected.Value < best.Value)
        {
            var expanded = Along(2);
            _points[last] = expanded.Value < reflected.Value ? expanded : reflected;
        }
        else if (reflected.Value < _points[last - 1].Value)
        {
            _points[last] = reflected;
        }
        else if (Along(reflected.Value < worst.Value ? 0.5 : -0.5) is var contracted
            && contracted.Value < Math.Min(reflected.Value, worst.Value))
        {
            _points[last] = contracted;
        }
        else
        {
            for (var k = 1; k <= last; k++)
            {
                _points[k] = Asked([.. _points[k].At.Zip(best.At, (x, near) => near + ((x - near) / 2))]);
            }
        }

        return true;

        (double[] At, double Value) Along(double factor) =>
            Asked([.. centre.Select((middle, k) => middle + (factor * (middle - worst.At[k])))]);
    }

    private (double[] At, double Value) Asked(double[] at)
    {
        _asked++;
        return (at, _value(at) is var found && double.IsFinite(found) ? found : double.MaxValue);
    }
}
