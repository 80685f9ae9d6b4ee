using System.Globalization;
using System.Numerics;
using Parquet.Schema;

namespace Hogwild.Reports.Tests;

public sealed class ParquetTableTests
{
    private static readonly ResultTable Everything = new(
        [
            .. Column.Texts("name"), .. Column.Integers("count"), .. Column.Numbers("value"), .. Column.Booleans("met"),
            .. Column.Numbers("nothing"),
        ],
        [
            ["gcn", 3, 0.05, true, Cell.Empty],
            ["=1+1, \"ü\"", long.MaxValue, double.PositiveInfinity, false, Cell.Empty],
            [string.Empty, Cell.Empty, double.NaN, Cell.Empty, Cell.Empty],
            [Cell.Empty, -1, -0.0, Cell.Known(double.NaN), (double?)null],
            ["2", 0, 7, true, Cell.Empty],
            ["large", 0, Cell.Large(BigInteger.Pow(10, 30)), true, Cell.Empty],
        ]);

    [Fact]
    public void Columns_have_their_types_and_cells_their_values_to_the_bit()
    {
        var (fields, columns) = Read(Bytes(Everything));
        Assert.Equal(["name", "count", "value", "met", "nothing"], fields.Select(field => field.Name));
        Assert.Equal(
            [typeof(ReadOnlyMemory<char>), typeof(long), typeof(double), typeof(bool), typeof(double)],
            fields.Select(field => field.ClrType));
        Assert.All(fields, field => Assert.True(field.IsNullable));
        Assert.Equal(["gcn", "=1+1, \"ü\"", null, null, "2", "large"], columns[0]);
        Assert.Equal([3L, long.MaxValue, null, -1L, 0L, 0L], columns[1]);
        Assert.Equal([0.05, double.PositiveInfinity, double.NaN, -0.0, 7.0, 1e30], columns[2]);
        Assert.True(double.IsNegative((double)columns[2][3]!));
        Assert.Equal([true, false, null, null, true, true], columns[3]);
        Assert.All(columns[4], Assert.Null);
    }

    [Fact]
    public void Csv_says_the_same()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Everything.WriteCsv(text);
        Assert.Equal(
            """"
            name,count,value,met,nothing
            gcn,3,0.05,true,
            "'=1+1, ""ü""",9223372036854775807,Infinity,false,
            ,,NaN,,
            ,-1,-0,,
            2,0,7,true,
            large,0,1000000000000000000000000000000,true,

            """",
            text.ToString());
    }

    [Fact]
    public void Bytes_are_the_same_every_time() => Assert.Equal(Bytes(Everything), Bytes(Everything));

    [Fact]
    public void Many_rows_are_several_groups_and_no_row_is_lost()
    {
        const int Count = 150_000;
        var table = new ResultTable([.. Column.Integers("k")], Enumerable.Range(0, Count).Select(k => (Cell[])[k]));
        var (_, columns) = Read(Bytes(table));
        Assert.Equal(Enumerable.Range(0, Count).Select(k => (object)(long)k), columns[0]);
    }

    [Fact]
    public void A_table_without_rows_has_its_columns()
    {
        var (fields, columns) = Read(Bytes(Everything with { Rows = [] }));
        Assert.Equal(5, fields.Length);
        Assert.All(columns, Assert.Empty);
    }

    [Fact]
    public void A_cell_of_another_type_is_a_mistake_of_ours() => Assert.Contains(
        "column count a cell of type Integer, found 0.5",
        Assert.Throws<InvalidOperationException>(() => Bytes(Everything with { Rows = [["gcn", 0.5, 1, true, 1]] })).Message,
        StringComparison.Ordinal);

    private static byte[] Bytes(ResultTable table)
    {
        using var stream = new MemoryStream();
        ParquetTable.Write(table, stream);
        return stream.ToArray();
    }

    private static (DataField[] Fields, List<object?>[] Columns) Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ParquetFile.Read(stream);
    }
}
