
namespace Hogwild.Simulation.Tests;

public class ElementaryTests
{
    private const double Ulps = 8 * 2.220446049250313e-16;

    [Property(MaxTest = 2000)]
    public bool Log_agrees_with_the_library(double x) =>
        double.IsNaN(x) || Close(Elementary.Log(Math.Abs(x)), Math.Log(Math.Abs(x)), 1e-15);

    [Property(MaxTest = 2000)]
    public bool Log_near_one_keeps_its_relative_accuracy(double x) =>
        !double.IsFinite(x) || Close(Elementary.Log(1 + (1e-3 * Math.Sin(x))), Math.Log(1 + (1e-3 * Math.Sin(x))), 0);

    [Property(MaxTest = 2000)]
    public bool Logs_at_once_are_logs_one_after_the_other(double[] numbers)
    {
        var expected = numbers.Select(Elementary.Log).ToArray();
        var ordinary = numbers.Select(x => Math.Abs(x) + 1e-9).ToArray();
        var logs = ordinary.Select(Elementary.Log).ToArray();
        Elementary.Log(numbers);
        Elementary.Log(ordinary);
        return numbers.SequenceEqual(expected) && ordinary.SequenceEqual(logs);
    }

    [Property(MaxTest = 2000)]
    public bool Exp_agrees_with_the_library(double x) =>
        !double.IsFinite(x) || Close(Elementary.Exp(700 * Math.Sin(x)), Math.Exp(700 * Math.Sin(x)), 0);

    [Property(MaxTest = 2000)]
    public bool Tanh_agrees_with_the_library(double x) =>
        double.IsNaN(x) || Close(Elementary.Tanh(x), Math.Tanh(x), 1e-16);

    [Property(MaxTest = 2000)]
    public bool Cosine_of_a_turn_agrees_with_the_library(double x)
    {
        var u = double.IsFinite(x) ? Math.Abs(Math.Sin(x)) : 0.25;
        return Math.Abs(Elementary.CosTwoPi(u) - Math.Cos(2 * Math.PI * u)) < 1e-15;
    }

    [Fact]
    public void The_ends_of_the_range_are_as_in_the_library()
    {
        Assert.Equal(double.NegativeInfinity, Elementary.Log(0));
        Assert.Equal(double.NaN, Elementary.Log(-1));
        Assert.Equal(double.PositiveInfinity, Elementary.Log(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, Elementary.Exp(1000));
        Assert.Equal(0, Elementary.Exp(-1000));
        Assert.Equal(double.NaN, Elementary.Exp(double.NaN));
        Assert.Equal(Math.Log(double.Epsilon), Elementary.Log(double.Epsilon), 1e-10);
    }

    private static bool Close(double ours, double theirs, double absolute) =>
        ours.Equals(theirs) || Math.Abs(ours - theirs) <= absolute + (Ulps * Math.Abs(theirs));
}
