namespace Hogwild.Experiments.Tests;

public sealed class PairedRunsTests
{
    private static readonly string[] Group = ["ignn", "asynchronous", "distance"];

    [Fact]
    public void Nothing_and_one_pair_have_no_interval()
    {
        var nothing = Paired(Values(), Values());
        Assert.Equal((0, 0, 1.0), (nothing.Count, nothing.Cells, nothing.Signs!.Value.P));
        Assert.True(double.IsNaN(nothing.First) && double.IsNaN(nothing.Difference) && double.IsNaN(nothing.Interval.Low));
        var one = Paired(Values(1), Values(3));
        Assert.Equal((1, 2.0, 200.0, new SignTest(0, 1, 0)), (one.Count, one.Difference, one.PerCent, one.Signs!.Value));
        Assert.True(double.IsNaN(one.Interval.Low));
    }

    [Fact]
    public void Per_cent_is_of_the_size_of_the_first_and_of_nothing_where_that_is_0()
    {
        Assert.Equal(50, Paired(Values(-2, -2), Values(-1, -1)).PerCent);
        Assert.True(double.IsNaN(Paired(Values(0, 0), Values(-1, -1)).PerCent));
    }

    /// <summary>What is no number on one side differs, has no sign, and is in no mean; on both sides it is the same.</summary>
    [Fact]
    public void Not_a_number_is_counted_apart_from_what_is_infinite()
    {
        var (nan, endless) = (double.NaN, double.PositiveInfinity);
        var all = Paired(Values(1, 2, 3), Values(nan, nan, nan));
        Assert.False(all.IsSame);
        Assert.Equal((new LeftOut(0, 3, 0), new LeftOut(0, 0, 0), new SignTest(0, 0, 0)), (all.Undefined, all.Endless, all.Signs!.Value));
        Assert.True(Paired(Values(nan, nan), Values(nan, nan)).IsSame);
        var mixed = Paired(Values(nan, 1, 1, endless, nan, endless), Values(0.5, 1, 1, nan, nan, 7));
        Assert.False(mixed.IsSame);
        Assert.Equal((new LeftOut(1, 1, 1), new LeftOut(1, 0, 0)), (mixed.Undefined, mixed.Endless));
        Assert.Equal((2, new SignTest(1, 0, 2)), (mixed.Count, mixed.Signs!.Value));
    }

    /// <summary>Four schedules that are worse in each of six cells are four, and not 24, and prove nothing yet.</summary>
    [Fact]
    public void Cells_of_a_replicate_are_one_unit()
    {
        var first = Swept(4, 6, (unit, cell) => unit + cell);
        var row = Paired(first, Swept(4, 6, (unit, cell) => unit + cell + 1));
        Assert.Equal((4, 6, 1.0, new SignTest(0, 4, 0)), (row.Count, row.Cells, row.Difference, row.Signs!.Value));
        Assert.Equal(0.125, row.Signs.Value.P);
        Assert.True(double.IsNaN(row.Interval.Low));

        // Cells that differ to either side tell each other's difference away, and are not the same.
        var turned = Paired(first, Swept(4, 6, (unit, cell) => unit + cell + (cell % 2 == 0 ? 1 : -1)));
        Assert.Equal((0.0, new SignTest(0, 0, 4), false), (turned.Difference, turned.Signs!.Value, turned.IsSame));
        var second = Swept(4, 6, (unit, cell) => unit + cell + (cell == 2 ? 1 : 0));
        var cells = Runs.Compare([new(Group, first)], [new(Group, second)], areCommon: true, byCell: true);
        Assert.Equal(["cell 0", "cell 1", "cell 2", "cell 3", "cell 4", "cell 5"], cells.Select(cell => cell.Cell));
        Assert.Equal(["cell 2"], cells.Where(cell => !cell.IsSame).Select(cell => cell.Cell));
        Assert.All(cells, cell => Assert.Equal((4, 1), (cell.Count, cell.Cells)));
    }

    /// <summary>The second is faster in both cells, and gets there more often in the slow one: it is not told to be slower.</summary>
    [Fact]
    public void Unpaired_means_are_over_the_cells_in_which_most_runs_got_there()
    {
        var row = Unpaired(
            Swept(8, 2, (unit, cell) => cell == 0 ? 10.4 : unit == 0 ? 20 : double.PositiveInfinity),
            Swept(8, 2, (_, cell) => cell == 0 ? 9.2 : 19.4));
        Assert.Equal((1, 8, 8, 10.4, 9.2), (row.Cells, row.Count, row.CountOfSecond, Math.Round(row.First, 9), Math.Round(row.Second, 9)));
        Assert.Equal(new LeftOut(7, 0, 0), row.Endless);
        var some = Unpaired(Swept(8, 2, (unit, cell) => unit == cell ? double.PositiveInfinity : 1), Swept(8, 2, (_, _) => 2));
        Assert.Equal((6, 8, 2, 1.0), (some.Count, some.CountOfSecond, some.Cells, some.Difference));
        Assert.True(double.IsNaN(Unpaired(Swept(8, 2, (_, _) => double.NaN), Swept(8, 2, (_, _) => 2)).Difference));
    }

    [Fact]
    public void Unpaired_means_are_over_the_cells_of_both_and_all_runs_are_counted()
    {
        var row = Unpaired(Swept(7, 2, (unit, cell) => unit + (100 * cell)), Swept(8, 1, (unit, _) => unit));
        Assert.Equal((7, 8, 1, 14, 8), (row.Count, row.CountOfSecond, row.Cells, row.OnlyInFirst, row.OnlyInSecond));
        Assert.Equal(0.5, row.Difference);
        Assert.InRange(0.5, row.Interval.Low, row.Interval.High);
        Assert.Null(row.Signs);
        Assert.True(Unpaired(Values(1, 1), Values(1, 1, 1)).IsSame);
        Assert.False(Unpaired(Values(1, 2), Values(1, 2)).IsSame);
    }

    [Property]
    public void Turned_round_all_differences_have_the_other_sign(double[] first, double[] second, bool areCommon)
    {
        var one = Compare(Drawn(first), Drawn(second), areCommon);
        var other = Compare(Drawn(second), Drawn(first), areCommon);
        Assert.Equal(one.Difference, -other.Difference);
        Assert.Equal((one.Interval.Low, one.Interval.High), (-other.Interval.High, -other.Interval.Low));
        Assert.Equal(one.Signs, other.Signs is { } signs ? new SignTest(signs.Greater, signs.Less, signs.Ties) : null);
        Assert.Equal((one.Endless, one.Undefined), (Turned(other.Endless), Turned(other.Undefined)));
        Assert.Equal(
            (one.Count, one.CountOfSecond, one.OnlyInFirst, one.IsSame),
            (other.CountOfSecond, other.Count, other.OnlyInSecond, other.IsSame));

        static LeftOut Turned(LeftOut left) => new(left.Second, left.First, left.Both);
    }

    [Property]
    public void The_order_of_rows_has_no_part_in_it(double[] first, double[] second, bool areCommon)
    {
        var (one, other) = (Drawn(first), Drawn(second));
        Assert.Equal(
            Compare(one, other, areCommon) with { Group = Group },
            Compare(new Dictionary<RunKey, double>(one.Reverse()), other, areCommon) with { Group = Group });
    }

    [Property]
    public void Copies_of_cells_say_nothing_more(double[] first, double[] second, byte copies)
    {
        // Of the largest doubles sums are infinite, and what two of them leave where they cancel is rounding alone.
        (first, second) = (Array.ConvertAll(first, Tamed), Array.ConvertAll(second, Tamed));
        var row = Paired(Drawn(first), Drawn(second));
        var many = Paired(Copied(Drawn(first), 1 + (copies % 5)), Copied(Drawn(second), 1 + (copies % 5)));
        Assert.Equal((row.Count, row.IsSame), (many.Count, many.IsSame));

        // Up to rounding: of the result, or of the largest of the numbers where they cancel.
        var largest = first.Concat(second).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        Assert.Equal(row.First, many.First, Near(row.First));
        Assert.Equal(row.Interval.Low, many.Interval.Low, Near(row.Interval.Low));
        Assert.Equal(row.Interval.High, many.Interval.High, Near(row.Interval.High));

        double Near(double value) =>
            double.IsFinite(value) ? Math.Max(1e-300, Math.Max(1e-9 * largest, 1e-6 * Math.Abs(value))) : 0;

        static double Tamed(double value) => double.IsFinite(value) && Math.Abs(value) > 1e100 ? 1000 * Math.Sign(value) : value;
    }

    [Property]
    public void Copies_of_cells_do_not_change_p(short[] first, short[] second, byte copies)
    {
        var one = Drawn(Array.ConvertAll(first, value => (double)value));
        var other = Drawn(Array.ConvertAll(second, value => (double)value));
        Assert.Equal(Paired(one, other).Signs, Paired(Copied(one, 1 << (copies % 4)), Copied(other, 1 << (copies % 4))).Signs);
    }

    private static PairedRuns Runs { get; } = new(new Bootstrap(400), 0.95);

    private static MetricDifference Paired(Dictionary<RunKey, double> first, Dictionary<RunKey, double> second) =>
        Compare(first, second, areCommon: true);

    private static MetricDifference Unpaired(Dictionary<RunKey, double> first, Dictionary<RunKey, double> second) =>
        Compare(first, second, areCommon: false);

    private static MetricDifference Compare(Dictionary<RunKey, double> first, Dictionary<RunKey, double> second, bool areCommon) =>
        Assert.Single(Runs.Compare([new(Group, first)], [new(Group, second)], areCommon));

    private static Dictionary<RunKey, double> Values(params double[] values) =>
        values.Index().ToDictionary(item => new RunKey($"replicate {item.Index}", string.Empty), item => item.Item);

    private static Dictionary<RunKey, double> Copied(Dictionary<RunKey, double> values, int times) => values
        .SelectMany(item => Enumerable.Range(0, times)
            .Select(copy => (Key: item.Key with { Cell = $"{item.Key.Cell} {copy}" }, item.Value)))
        .ToDictionary(item => item.Key, item => item.Value);

    /// <summary>Two cells a unit.</summary>
    private static Dictionary<RunKey, double> Drawn(double[] values) =>
        values.Index().ToDictionary(item => new RunKey($"replicate {item.Index / 2}", $"cell {item.Index % 2}"), item => item.Item);

    private static Dictionary<RunKey, double> Swept(int units, int cells, Func<int, int, double> value) =>
        Enumerable.Range(0, units).SelectMany(unit => Enumerable.Range(0, cells).Select(cell => (unit, cell)))
            .ToDictionary(at => new RunKey($"replicate {at.unit}", $"cell {at.cell}"), at => value(at.unit, at.cell));
}
