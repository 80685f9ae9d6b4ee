namespace Hogwild.Training;

/// <summary>What a training writes down to go on later: rows of numbers by names.</summary>
internal static class TrainingState
{
    /// <summary>Adds one row a graph.</summary>
    public static void Save(IDictionary<string, double[]> state, string name, double[][] rows)
    {
        for (var graph = 0; graph < rows.Length; graph++)
        {
            state.Add(FormattableString.Invariant($"{name}.{graph}"), rows[graph]);
        }
    }

    /// <summary>Puts the rows back.</summary>
    public static void Restore(IReadOnlyDictionary<string, double[]> state, string name, double[][] rows)
    {
        for (var graph = 0; graph < rows.Length; graph++)
        {
            rows[graph] = [.. state[FormattableString.Invariant($"{name}.{graph}")]];
        }
    }
}
