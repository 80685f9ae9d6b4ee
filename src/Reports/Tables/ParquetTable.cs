using Parquet;
using Parquet.Schema;

namespace Hogwild.Reports;

/// <summary>
/// Writes a <see cref="ResultTable"/> as Parquet: texts as UTF-8 strings, whole numbers as 64-bit integers, numbers as doubles to the bit,
/// all columns nullable and what is empty null, packed by Zstandard in managed code. The same table gives the same bytes: no clock has a
/// part in it.
/// </summary>
internal static class ParquetTable
{
    private const int RowsOfGroup = 1 << 16;

    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Zstd };

    /// <summary>Writes the table, some ten thousand rows at a time.</summary>
    public static void Write(ResultTable table, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(table);
        WriteAsync(table, stream).GetAwaiter().GetResult();
    }

    private static async Task WriteAsync(ResultTable table, Stream stream)
    {
        DataField[] fields = [.. table.Columns.Select(FieldOf)];
        var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, Options).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var rows in table.Rows.Chunk(RowsOfGroup))
            {
                using var group = writer.CreateRowGroup();
                for (var k = 0; k < fields.Length; k++)
                {
                    await WriteAsync(group, fields[k], table.Columns[k], rows.Select(row => row[k])).ConfigureAwait(false);
                }

                group.CompleteValidate();
            }
        }
    }

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, Column column, IEnumerable<Cell> cells)
    {
        Cell[] all = [.. cells];
        return Array.Find(all, cell => !cell.Fits(column.Type)) is { HasValue: true } other
            ? throw new InvalidOperationException($"expected in column {column.Name} a cell of type {column.Type}, found {other}")
            : column.Type switch
            {
                ColumnType.Text => group.WriteAsync(field, Array.ConvertAll(all, cell => cell.AsText())),
                ColumnType.Integer => group.WriteAsync<long>(field, Array.ConvertAll(all, cell => cell.AsInteger())),
                ColumnType.Number => group.WriteAsync<double>(field, Array.ConvertAll(all, cell => cell.AsNumber())),
                _ => group.WriteAsync<bool>(field, Array.ConvertAll(all, cell => cell.AsBoolean())),
            };
    }

    private static DataField FieldOf(Column column) => column.Type switch
    {
        ColumnType.Text => new DataField<string>(column.Name, nullable: true),
        ColumnType.Integer => new DataField<long>(column.Name, nullable: true),
        ColumnType.Number => new DataField<double>(column.Name, nullable: true),
        _ => new DataField<bool>(column.Name, nullable: true),
    };
}
