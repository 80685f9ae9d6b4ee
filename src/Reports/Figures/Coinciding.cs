namespace Hogwild.Reports;

/// <summary>Which curves of a panel lie on each other, so that only one of them is seen.</summary>
internal static class Coinciding
{
    private const double Near = 0.004;
    private const double Alike = 0.98;

    /// <summary>For each curve what the legend says of it: <c> (= gcn)</c> where it lies on an earlier one; else nothing.</summary>
    /// <param name="curves">The curves, x increasing.</param>
    /// <param name="height">The height of the axis.</param>
    public static IReadOnlyList<string> Notes(IReadOnlyList<(string Name, double[] X, double[] Y)> curves, double height)
    {
        var notes = new List<string>();
        foreach (var (index, curve) in curves.Index())
        {
            var same = curves.Take(index).FirstOrDefault(earlier => IsOn(curve, earlier, height));
            notes.Add(same.Name is null ? string.Empty : $" (= {same.Name})");
        }

        return notes;
    }

    private static bool IsOn((string Name, double[] X, double[] Y) one, (string Name, double[] X, double[] Y) other, double height)
    {
        if (one.X.Length == 0 || other.X.Length == 0 || (one.X[^1] - one.X[0]) < Alike * (other.X[^1] - other.X[0])
            || (other.X[^1] - other.X[0]) < Alike * (one.X[^1] - one.X[0]))
        {
            return false;
        }

        return one.X.Zip(one.Y).Where(point => point.First >= other.X[0] && point.First <= other.X[^1])
            .All(point => Math.Abs(point.Second - At(other.X, other.Y, point.First)) <= Near * height);
    }

    private static double At(double[] x, double[] y, double place)
    {
        var at = Array.BinarySearch(x, place);
        if (at >= 0)
        {
            return y[at];
        }

        var (from, to) = (~at - 1, ~at);
        return y[from] + ((y[to] - y[from]) * (place - x[from]) / (x[to] - x[from]));
    }
}
