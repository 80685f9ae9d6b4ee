namespace Hogwild.Reports;

/// <summary>A column of a table. What it means is defined in docs/metrics.md.</summary>
/// <param name="Name">Its name, in snake_case.</param>
/// <param name="Type">What its cells are; any of them may be empty.</param>
internal sealed record Column(string Name, ColumnType Type)
{
    /// <summary>Columns of words.</summary>
    public static IEnumerable<Column> Texts(params IEnumerable<string> names) => Of(ColumnType.Text, names);

    /// <summary>Columns of whole numbers.</summary>
    public static IEnumerable<Column> Integers(params IEnumerable<string> names) => Of(ColumnType.Integer, names);

    /// <summary>Columns of numbers.</summary>
    public static IEnumerable<Column> Numbers(params IEnumerable<string> names) => Of(ColumnType.Number, names);

    /// <summary>Columns of yes and no.</summary>
    public static IEnumerable<Column> Booleans(params IEnumerable<string> names) => Of(ColumnType.Boolean, names);

    private static IEnumerable<Column> Of(ColumnType type, IEnumerable<string> names) => names.Select(name => new Column(name, type));
}
