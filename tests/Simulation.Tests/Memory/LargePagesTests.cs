namespace Hogwild.Simulation.Tests;

public class LargePagesTests
{
    private const int Large = 3 << 20;

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Large)]
    public void An_array_on_large_pages_is_the_same_array_and_all_zero(int length)
    {
        var array = new long[length];
        Assert.Same(array, LargePages.For(array));
        Assert.False(array.AsSpan().ContainsAnyExcept(0L));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Large)]
    public void A_copy_has_the_same_numbers(int length)
    {
        var numbers = Enumerable.Range(0, length).ToArray();
        Assert.Equal(numbers, LargePages.Copy(numbers));
    }
}
