using System.Globalization;

namespace Hogwild.Models;

/// <summary>What is expected of items, as a file says it: of each a class, several labels of 0 or 1, or a number.</summary>
/// <param name="Table">A row an item.</param>
/// <param name="Task">What is to be learnt.</param>
internal sealed record Answers(NumberTable Table, LearningTask Task)
{
    /// <summary>Number of classes or labels; 0 for numbers.</summary>
    internal int Classes => Task switch
    {
        LearningTask.Classification => (int)Table.Values.Max() + 1,
        LearningTask.MultiLabel => Table.Width,
        _ => 0,
    };

    /// <summary>Classes, or several labels where rows have several numbers.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="words">What they are called.</param>
    /// <exception cref="DataFormatException">Something is no class, or no 0 or 1; the first of them are told.</exception>
    internal static Answers OfLabels(NumberTable table, TableWords words)
    {
        var (isSingle, faults) = (table.Width == 1, new DataFaults());
        var odd = Enumerable.Range(0, table.Values.Length).Where(index => !IsLabel(table.Values[index], isSingle));
        foreach (var index in odd.Take(RowReader.MostFaults))
        {
            var expected = isSingle ? Text($"the class of {words.Of} {index}, a whole number from 0 to {LabelFile.Largest}")
                : Text($"{words.Cell(index % table.Width, index / table.Width)}, 0 or 1");
            faults.Add(table.PlaceOf(index / table.Width), Text($"expected {expected}, found {table.Values[index]}"));
        }

        faults.Throw();
        return new Answers(table, isSingle ? LearningTask.Classification : LearningTask.MultiLabel);
    }

    /// <summary>What files of numbers are read as in a data set, for messages.</summary>
    internal IEnumerable<string> Notes()
    {
        if (Task == LearningTask.Classification && Table.Rows > 1 && !Table.Values.Contains(0) && Table.Values.Contains(1))
        {
            yield return $"nothing has class 0 in {Table.File}; classes count from 0, and a model has outputs for 0 too";
        }
    }

    /// <summary>A graph with the answers of its items.</summary>
    /// <param name="graph">The graph, with the groups that are items.</param>
    /// <param name="rows">The rows of its items.</param>
    internal GraphData On(GraphData graph, IReadOnlyList<int> rows) => Task switch
    {
        LearningTask.Classification => graph with { Labels = [.. rows.Select(row => (int)Table.Values[row])] },
        LearningTask.MultiLabel => graph with { Flags = [.. rows.SelectMany(row => Table.Row(row).ToArray()).Select(flag => (byte)flag)] },
        _ => graph with { Targets = [.. rows.Select(row => Table.Values[row])] },
    };

    private static bool IsLabel(double value, bool isSingle) =>
        isSingle ? value is >= 0 and <= LabelFile.Largest && value == Math.Floor(value) : value is 0 or 1;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
