using System.Runtime.InteropServices;

namespace Hogwild.Reports;

/// <summary>
/// A table of results: named columns of one type each, and rows. CSV and Parquet are written from it, so that both say the same. Rows are
/// made as they are asked for: a table of millions of samples is never in memory as a whole.
/// </summary>
/// <param name="Columns">The columns, in their order.</param>
/// <param name="Rows">The rows, each with a cell for every column; may be walked several times.</param>
internal sealed record ResultTable(IReadOnlyList<Column> Columns, IEnumerable<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Writes the names of the columns and the rows as comma-separated text.</summary>
    public void WriteCsv(TextWriter writer)
    {
        Csv.Row(writer, [.. Columns.Select(column => column.Name)]);
        WriteCsvRows(writer, Rows);
    }

    /// <summary>Writes rows without a header.</summary>
    public static void WriteCsvRows(TextWriter writer, IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var fields = new List<string>();
        foreach (var row in rows)
        {
            fields.Clear();
            fields.AddRange(row.Select(cell => cell.ToString()));
            Csv.Row(writer, CollectionsMarshal.AsSpan(fields));
        }
    }
}
