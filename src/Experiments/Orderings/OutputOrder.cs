namespace Hogwild.Experiments;

/// <summary>Lists of numbers compared place by place; zero and minus zero are the same.</summary>
internal sealed class OutputOrder : IComparer<double[]>, IEqualityComparer<double[]>
{
    /// <summary>The only one.</summary>
    public static OutputOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(double[]? x, double[]? y)
    {
        for (var k = 0; k < Math.Min(x!.Length, y!.Length); k++)
        {
            if (x[k].CompareTo(y[k]) is var order && order != 0)
            {
                return order;
            }
        }

        return x.Length.CompareTo(y.Length);
    }

    /// <inheritdoc/>
    public bool Equals(double[]? x, double[]? y) => x.AsSpan().SequenceEqual(y);

    /// <inheritdoc/>
    public int GetHashCode(double[] obj)
    {
        var hash = new HashCode();
        foreach (var number in obj)
        {
            hash.Add(number + 0.0);
        }

        return hash.ToHashCode();
    }
}
