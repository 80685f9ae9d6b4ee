using System.Globalization;

namespace Hogwild.Simulation.Tests;

public sealed class ShareTextTests
{
    [Theory]
    [InlineData("7%", 0.07)]
    [InlineData("7 %", 0.07)]
    [InlineData("0.1%", 0.001)]
    [InlineData("1e1%", 0.1)]
    [InlineData("100%", 1)]
    [InlineData("0.05", 0.05)]
    public void A_share_is_the_nearest_double(string text, double share) => Assert.Equal(share, ShareText.Parse(text));

    [Theory]
    [InlineData("101%")]
    [InlineData("-1%")]
    [InlineData("1.5")]
    [InlineData("%")]
    [InlineData("5%%")]
    [InlineData("nan")]
    [InlineData("1e%")]
    [InlineData("1e99999999999%")]
    public void What_is_none_is_none(string text) => Assert.Null(ShareText.Parse(text));

    [Property]
    public void Every_share_reads_back_to_the_last_digit(ushort a, ushort b)
    {
        var share = (a + (b / 65537.0)) / 65536;
        Assert.Equal(share, ShareText.Parse(share.ToString("R", CultureInfo.InvariantCulture)));
    }
}
