namespace Hogwild.Simulation.Tests;

public sealed class PackedNumbersTests
{
    private static readonly ulong[] Edges =
    [
        0, 1, 15, 16, byte.MaxValue, byte.MaxValue + 1,
        ushort.MaxValue, ushort.MaxValue + 1, uint.MaxValue, uint.MaxValue + 1UL, ulong.MaxValue,
    ];

    /// <summary>Of each piece the largest number decides how wide all are, so those around the borders are drawn often.</summary>
    [Property]
    public void What_goes_in_comes_out((byte Length, byte Most, ulong Any, byte Bits)[] raw)
    {
        var (numbers, model) = (new PackedNumbers(), new List<ulong>());
        foreach (var (length, most, any, bits) in raw)
        {
            var mask = bits % 4 == 0 ? ulong.MaxValue : (1UL << (bits % 64)) - 1;
            var count = length < 20 ? (PackedNumbers.Piece * (length % 4)) - (length % 3) : length % 70;
            var values = new ulong[Math.Max(0, count)];
            for (var k = 0; k < values.Length; k++)
            {
                values[k] = k == (int)(any % (uint)values.Length) ? Edges[most % Edges.Length]
                    : (any * (uint)(k + 1)) & Edges[most % Edges.Length];
            }

            numbers.Add(values, mask);
            numbers.Add(any);
            model.AddRange(values.Select(value => value & mask).Append(any));
        }

        var found = new List<ulong>();
        for (var reader = numbers.Read(); !reader.IsAtEnd;)
        {
            found.Add(reader.Next());
        }

        Assert.Equal(model, found);
    }

    [Theory]
    [InlineData(15, 0.5)]
    [InlineData(200, 1)]
    [InlineData(60_000, 2)]
    [InlineData(70_000, 4)]
    public void Small_numbers_take_few_bytes_over_many_chunks(int largest, double bytes)
    {
        var (numbers, some) = (new PackedNumbers(), new ulong[100_000]);
        for (var k = 0; k < some.Length; k++)
        {
            some[k] = (ulong)(largest - (k % 16));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 50; k++)
        {
            numbers.Add(some, ulong.MaxValue);
        }

        // Chunks grow to twice of what there is, at most.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 5_000_000 * bytes, 10_100_000 * bytes);
        var reader = numbers.Read();
        var found = new int[some.Length];
        for (var k = 0; k < 50; k++)
        {
            reader.Next(found);
            Assert.True(found.Select((number, at) => number == largest - (at % 16)).All(isSame => isSame));
        }

        Assert.True(reader.IsAtEnd);
        Assert.Throws<InvalidOperationException>(() => numbers.Read().Next() + new PackedNumbers().Read().Next());
    }
}
