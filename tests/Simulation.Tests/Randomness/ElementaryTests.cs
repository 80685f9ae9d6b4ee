using System.Runtime.Intrinsics;

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
    public bool Logs_of_four_are_logs_one_after_the_other(double a, double b, double c, double d)
    {
        var numbers = new[] { a, b, c, d }.Select(x => double.IsFinite(x) ? Math.Abs(x) + 1e-9 : 1e-9).ToArray();
        var logs = Elementary.LogOfNormal(Vector256.Create(numbers));
        return Elementary.AreNormal(Vector256.Create(numbers)) && numbers.Index().All(x => logs[x.Index].Equals(Elementary.Log(x.Item)));
    }

    [Property(MaxTest = 2000)]
    public void Logs_of_eight_are_logs_one_after_the_other(double a, double b, double c, double d)
    {
        var four = new[] { a, b, c, d }.Select(x => double.IsFinite(x) ? Math.Abs(x) + 1e-9 : 1e-9).ToArray();
        double[] numbers = [.. four, .. four.Select(x => Math.Exp(-x) + 1e-300)];
        var logs = Elementary.LogOfNormal(Vector512.Create(numbers));
        Assert.True(Elementary.AreNormal(Vector512.Create(numbers)));
        Assert.Equal(numbers.Select(Elementary.Log), Enumerable.Range(0, 8).Select(k => logs[k]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.Epsilon)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NaN)]
    public void What_is_not_normal_is_seen(double x) => Assert.False(
        Elementary.AreNormal(Vector256.Create(1, 2, x, 3)) || Elementary.AreNormal(Vector512.Create(1, 2, 3, 4, x, 5, 6, 7)));

    [Property(MaxTest = 2000)]
    public bool Exp_agrees_with_the_library(double x) =>
        !double.IsFinite(x) || Close(Elementary.Exp(700 * Math.Sin(x)), Math.Exp(700 * Math.Sin(x)), 0);

    [Property(MaxTest = 500)]
    public void Tanh_of_many_is_that_of_one_after_the_other(double[] numbers, byte exponent)
    {
        double[] all = [.. numbers, .. numbers.Select(x => Math.ScaleB(x, -(exponent / 3))), 0, -0.0, 1e-3, 0.5, -0.5, 353.9, 354.1, -1e300,
            double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon];
        double[] expected = [.. all.Select(Elementary.Tanh)];
        Elementary.Tanh(all);
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), all.Select(BitConverter.DoubleToInt64Bits));
    }

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
