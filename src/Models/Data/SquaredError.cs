namespace Hogwild.Models;

/// <summary>
/// How far outputs are from what they should be: sums over items for regression, over pairs i &lt; j of distances within a graph for
/// localisation. Sums of several graphs add up.
/// </summary>
/// <param name="Count">Number of terms.</param>
/// <param name="Sum">Σ (output − target)².</param>
/// <param name="Targets">Σ target.</param>
/// <param name="Squares">Σ target².</param>
public readonly record struct SquaredError(long Count, double Sum, double Targets, double Squares)
{
    /// <summary>√(mean squared error).</summary>
    public double Root => Math.Sqrt(Sum / Count);

    /// <summary>The mean of the targets.</summary>
    public double Mean => Targets / Count;

    /// <summary>√(mean of the squared targets).</summary>
    public double RootMeanSquare => Math.Sqrt(Squares / Count);

    /// <summary>Both together.</summary>
    public static SquaredError operator +(SquaredError a, SquaredError b) =>
        new(a.Count + b.Count, a.Sum + b.Sum, a.Targets + b.Targets, a.Squares + b.Squares);

    /// <summary>Both together.</summary>
    public static SquaredError Add(SquaredError left, SquaredError right) => left + right;

    /// <summary>The error of one graph.</summary>
    /// <param name="task">Regression or localisation.</param>
    /// <param name="outputs">n numbers, or n × 2.</param>
    /// <param name="targets">As many.</param>
    /// <exception cref="ArgumentException">The task knows no distance, or lengths differ.</exception>
    public static SquaredError Of(LearningTask task, ReadOnlySpan<double> outputs, ReadOnlySpan<double> targets)
    {
        if (task is not (LearningTask.Regression or LearningTask.Localisation) || outputs.Length != targets.Length)
        {
            throw new ArgumentException(
                $"expected numbers for {targets.Length} targets, found {outputs.Length} of a {task}", nameof(outputs));
        }

        var error = default(SquaredError);
        if (task == LearningTask.Regression)
        {
            for (var node = 0; node < targets.Length; node++)
            {
                error += Term(outputs[node], targets[node]);
            }

            return error;
        }

        for (var b = 0; b < targets.Length / 2; b++)
        {
            for (var a = 0; a < b; a++)
            {
                error += Term(Located.Distance(outputs, a, b), Located.Distance(targets, a, b));
            }
        }

        return error;
    }

    private static SquaredError Term(double output, double target) =>
        new(1, (output - target) * (output - target), target, target * target);
}
