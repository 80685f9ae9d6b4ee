using Hogwild.Simulation;

namespace Hogwild.Models.Tests.Data;

public sealed class SeriesFileTests
{
    private static readonly TraceSpec.DelaySeries Delays = new("d", "d.csv") { Unit = TimeSpan.FromTicks(10) };
    private static readonly TraceSpec.LossSeries Losses = new("l", "l.csv");

    [Theory]
    [InlineData("time,delay\n0,3\n2,5\n")]
    [InlineData("0,3\n2,5")]
    [InlineData("# all arcs\r\n0\t3 # now\r\n\r\n2\t5\r\n")]
    [InlineData("\uFEFFdelay;time\n3;0\n5;2\n")]
    [InlineData("0 3\n2 5D0\n")]
    public void Delays_for_all_arcs_are_read_however_they_are_written(string text)
    {
        using var file = new TemporaryFile(text);
        var series = SeriesFile.Read(file.Path, Delays);
        Assert.Equal([30, 30, 50, 50], new[] { 0, 1.999, 2, 9 }.Select(time => series.Delay(3, 4, Second(time))));
        Assert.Equal(30, series.Shortest);
    }

    [Fact]
    public void Delays_of_arcs_are_read_by_number_or_by_name()
    {
        using var file = new TemporaryFile("time,from,to,delay\n0,1,2,3\n0,2,1,4\n1,1,2,5\n");
        var series = SeriesFile.Read(file.Path, Delays with { Nodes = new SeriesNodes { First = 1 } });
        Assert.Equal((30, 50, 40), (series.Delay(0, 1, 0), series.Delay(0, 1, Second(1)), series.Delay(1, 0, Second(1))));
        using var edges = new TemporaryFile("b a\nc b 0.5\n");
        using var named = new TemporaryFile("to,from,delay,time\na,c,7,0\n");
        var names = new SeriesNodes { Names = InputFile.At(edges.Path) };
        Assert.Equal(70, SeriesFile.Read(named.Path, Delays with { Nodes = names }).Delay(2, 1, 0));
        using var wrong = new TemporaryFile("0,a,cc,1\n");
        Assert.EndsWith(":1:5: expected a node that file names, found 'cc'; did you mean 'c'?", Assert.Throws<TextFormatException>(
            () => SeriesFile.Read(wrong.Path, Delays with { Nodes = names })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1:1: expected rows of time, delay or time, from, to, delay, found none in file")]
    [InlineData("time,delay\n", "1:1: expected rows of time, delay or time, from, to, delay, found none in file")]
    [InlineData("time,wait\n0,1\n", "1:6: expected the columns time, delay or time, from, to, delay, found time, wait")]
    [InlineData("time,from,delay\n0,1,2\n", "1:1: expected the columns time, delay or time, from, to, delay, found time, from, delay")]
    [InlineData("0,1,2\n", "1:1: expected time, delay or time, from, to, delay, found 3 values")]
    [InlineData("0,1\n1\n", "2:1: expected time, delay, found one value")]
    [InlineData("0,1\n1,2,3\n", "2:5: expected the end of the line after time, delay, found '3'")]
    [InlineData("0,1\n1,\n", "2:3: expected a value between two separators, found an empty cell")]
    [InlineData("0,1\n1,NaN\n", "2:3: expected a delay, a finite number, found 'NaN'")]
    [InlineData("0,1\n1,-2\n", "2:3: expected a delay of at least 0, found -2")]
    [InlineData("0,1\n1,1e300\n", "2:3: expected a delay of less than 7,000 years, found 1E+300")]
    [InlineData("-1,1\n", "1:1: expected a time of at least 0, found -1")]
    [InlineData("0,1\n0,1\n", "2:1: expected a time after that of line 1 by 100 ns or more, found '0'")]
    [InlineData("5,1\n4,1\n", "2:1: expected a time after that of line 1 by 100 ns or more, found '4'")]
    [InlineData("10,1\n", "1:1: expected a time below 10s, after which the series begins again, found '10'")]
    [InlineData("0,1,1,5\n", "1:5: expected two different nodes, found '1' twice")]
    [InlineData("0,1,x,5\n", "1:5: expected a node, a whole number from 0 to 9999999, found 'x'")]
    public void A_wrong_cell_is_named(string text, string message)
    {
        using var file = new TemporaryFile(text);
        var trace = Delays with { Time = new SeriesTime { Repeat = TimeSpan.FromSeconds(10) } };
        Assert.Equal($"{file.Path}:{message}", Assert.Throws<TextFormatException>(() => SeriesFile.Read(file.Path, trace)).Message);
    }

    [Fact]
    public void All_wrong_rows_are_told_and_losses_are_probabilities()
    {
        using var file = new TemporaryFile("time,loss\n0,0.5\n1,1.5\n2,-0.1\n3,5%\n");
        var faults = Assert.Throws<TextFormatException>(() => SeriesFile.Read(file.Path, Losses)).Faults;
        Assert.Equal(
            [
                "3:3: expected a probability from 0 to 1, found '1.5'", "4:3: expected a probability from 0 to 1, found '-0.1'",
                "5:3: expected a probability, a finite number, found '5%'",
            ],
            faults.Select(fault => fault[(file.Path.Length + 1)..]));
        using var right = new TemporaryFile("0,0\n1,1\n1.5,0.25");
        var series = SeriesFile.Read(right.Path, Losses);
        Assert.Equal([0, 1, 0.25], new[] { 0.5, 1, 2 }.Select(time => series.Loss(0, 1, Second(time))));
    }

    [Fact]
    public void A_long_file_is_read_in_proportion_to_its_rows()
    {
        var rows = Enumerable.Range(0, 200_000).Select(row => $"{row},{row % 50},{50 + (row % 49)},{row}\n");
        using var file = new TemporaryFile(string.Concat(rows));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var series = SeriesFile.Read(file.Path, Delays);
        Assert.Equal((70, 1_999_990), (series.Delay(7, 57, 0), series.Delay(49, 50 + (199_999 % 49), Second(200_000))));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000_000);
    }

    private static long Second(double number) => TimeSpan.FromSeconds(number).Ticks;
}
