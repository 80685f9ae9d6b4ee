using System.Runtime.CompilerServices;

namespace Hogwild.Simulation.Tests;

public sealed class AlignedArrayTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    public void It_is_an_array_that_begins_with_a_line_of_the_cache(int length)
    {
        var array = new AlignedArray<long>(length);
        Assert.Equal(length, array.Length);
        Assert.Equal(0, array.Slice(0, length).ToArray().Sum());
        for (var k = 0; k < length; k++)
        {
            array[k] = k;
        }

        Assert.Equal(Enumerable.Range(0, length).Select(k => (long)k), array.Slice(0, length).ToArray());
        if (length > 0)
        {
            Assert.Equal(0, Address(ref array[0]) % 64);
        }
    }

    [Fact]
    public void What_is_not_in_it_cannot_be_had()
    {
        var array = new AlignedArray<int>(8);
        Assert.Throws<ArgumentOutOfRangeException>(() => array[8]);
        Assert.Throws<ArgumentOutOfRangeException>(() => array[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(5, 4).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(-1, 2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => array.Slice(1, -1).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedArray<int>(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedArray<long>(int.MaxValue));
    }

    private static long Address(ref long entry) => Unsafe.ByteOffset(ref Unsafe.NullRef<long>(), ref entry);
}
