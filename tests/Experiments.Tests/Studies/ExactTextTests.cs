using System.Globalization;

namespace Hogwild.Experiments.Tests;

/// <summary>Numbers that are kept come back to the bit, those too whose shortest text .NET 10 writes wrongly.</summary>
public class ExactTextTests
{
    [Fact]
    public void All_powers_of_two_read_back()
    {
        foreach (var value in Enumerable.Range(-1074, 1074 + 1024).Select(power => Math.ScaleB(1, power)))
        {
            Check(value);
        }
    }

    [Property(MaxTest = 2000)]
    public void All_numbers_read_back(long bits) => Check(BitConverter.Int64BitsToDouble(bits));

    private static void Check(double value)
    {
        Same(value, double.Parse(ExactText.Of(value), CultureInfo.InvariantCulture));
        var json = new JsonCodec<double[]>();
        Assert.True(json.TryRead(json.Write([value, -value]), out var read));
        Same(value, read[0]);
        Same(-value, read[1]);
        var lines = new NumbersCodec<double>(1, number => [number], numbers => numbers[0]);
        Assert.True(lines.TryRead(lines.Write(value)!, out var line));
        Same(value, line);
    }

    // There are many texts of no number, and one number that they all read as.
    private static void Same(double expected, double found) => Assert.True(
        double.IsNaN(expected) ? double.IsNaN(found) : BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(found),
        $"{expected:R} came back as {found:R}");
}
