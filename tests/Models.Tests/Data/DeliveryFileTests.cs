namespace Hogwild.Models.Tests.Data;

public sealed class DeliveryFileTests
{
    [Theory]
    [InlineData(40_000)]
    [InlineData(60_000)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(9_999_999)]
    public void A_table_takes_room_for_its_lines_and_not_for_its_largest_number(int largest)
    {
        using var file = new TemporaryFile($"0 1 0.9\n1 {largest} 0.8\n{largest} 0 0.5\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = DeliveryFile.Read(file.Path, 0);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        Assert.Equal(largest + 1, table.NodeCount);
        Assert.Equal((0.9, 0.8, 0.5), (table[0, 1], table[1, largest], table[largest, 0]));
        Assert.Equal((0, 0), (table[1, 0], table[largest, largest]));
        Assert.Equal([(0, 1), (1, largest), (largest, 0)], table.Pairs);
    }

    [Theory]
    [InlineData("", "1:1: expected lines of a sender, a receiver and a probability, found no nodes in file")]
    [InlineData("0 1 0.5\n1 10000000 0.5\n", "2:3: expected a node, a whole number from 0 to 9999999, found '10000000'")]
    [InlineData("0,1,\n", "1:5: expected a value between two separators, found an empty cell")]
    [InlineData("0 1 nan\n", "1:5: expected a probability, a finite number, found 'nan'")]
    public void A_wrong_line_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal($"{file.Path}:{message}", Assert.Throws<TextFormatException>(() => DeliveryFile.Read(file.Path, 0)).Message);
    }
}
