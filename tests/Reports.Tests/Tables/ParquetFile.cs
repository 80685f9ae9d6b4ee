using Parquet;
using Parquet.Schema;

namespace Hogwild.Reports.Tests;

/// <summary>Reads Parquet files back, column by column.</summary>
internal static class ParquetFile
{
    /// <summary>The columns and what is in them; null for what is empty.</summary>
    public static (DataField[] Fields, List<object?>[] Columns) Read(Stream stream) => ReadAsync(stream).GetAwaiter().GetResult();

    private static async Task<(DataField[] Fields, List<object?>[] Columns)> ReadAsync(Stream stream)
    {
        await using var reader = await ParquetReader.CreateAsync(stream);
        var fields = reader.Schema.GetDataFields();
        List<object?>[] columns = [.. fields.Select(_ => new List<object?>())];
        for (var k = 0; k < reader.RowGroupCount; k++)
        {
            using var group = reader.OpenRowGroupReader(k);
            for (var column = 0; column < fields.Length; column++)
            {
                columns[column].AddRange(await ReadAsync(group, fields[column]));
            }
        }

        return (fields, columns);
    }

    private static async Task<IEnumerable<object?>> ReadAsync(ParquetRowGroupReader group, DataField field)
    {
        if (field.ClrType == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[group.RowCount];
            await group.ReadAsync(field, texts.AsMemory());
            return texts;
        }

        return field.ClrType == typeof(long) ? await ReadAsync<long>(group, field)
            : field.ClrType == typeof(double) ? await ReadAsync<double>(group, field) : await ReadAsync<bool>(group, field);
    }

    private static async Task<IEnumerable<object?>> ReadAsync<T>(ParquetRowGroupReader group, DataField field)
        where T : struct
    {
        var values = new T?[group.RowCount];
        await group.ReadAsync(field, values.AsMemory());
        return values.Select(value => (object?)value);
    }
}
