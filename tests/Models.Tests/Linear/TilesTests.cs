namespace Hogwild.Models.Tests.Linear;

/// <summary>
/// Numbers of very different size make every other order of summation give other bits. Both widths are held to what plain numbers come to,
/// whatever the machine has.
/// </summary>
public class TilesTests
{
    [Property(MaxTest = 300)]
    public void Every_entry_is_summed_in_the_order_of_the_rows_and_nothing_else_changes(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rank, rows, columns) = (sampler.Between(0, 20), sampler.Between(1, 21), sampler.Between(1, 37));
        var (stride, aStride, bStride) = (
            columns + sampler.Between(0, 9), rows + sampler.Between(0, 5), columns + sampler.Between(0, 5));
        var (a, b, c) = (Wild(sampler, rank * aStride), Wild(sampler, rank * bStride), Wild(sampler, rows * stride));
        var expected = c.ToArray();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                Sum(expected, (row * stride) + column, a, row, aStride, b, column, bStride, rank);
            }
        }

        Check<Wide>();
        Check<Narrow>();
        Check<MachineWidth>();

        void Check<TWidth>()
            where TWidth : struct, IVectorWidth
        {
            var inside = new Guarded(c);
            Tiles.Add<TWidth>(inside.Span, stride, a, aStride, b, bStride, rank, rows, columns);
            inside.Check(expected);
        }
    }

    [Property(MaxTest = 300)]
    public void The_lower_half_is_the_same_and_what_lies_beyond_the_diagonal_stays(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rank, size) = (sampler.Between(0, 20), sampler.Between(1, 37));
        var (stride, aStride, bStride) = (size + sampler.Between(0, 9), size + sampler.Between(0, 5), size + sampler.Between(0, 5));
        // The last row may end with its diagonal.
        var length = ((size - 1) * stride) + size;
        var (a, b, c) = (Wild(sampler, rank * aStride), Wild(sampler, rank * bStride), Wild(sampler, length));
        var expected = c.ToArray();
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                Sum(expected, (row * stride) + column, a, row, aStride, b, column, bStride, rank);
            }
        }

        Check<Wide>();
        Check<Narrow>();
        Check<MachineWidth>();

        void Check<TWidth>()
            where TWidth : struct, IVectorWidth
        {
            var inside = new Guarded(c);
            Tiles.AddLower<TWidth>(inside.Span, stride, a, aStride, b, bStride, rank, size);
            inside.Check(expected);
        }
    }

    /// <summary>Numbers with guards on both sides, which nobody may touch.</summary>
    private sealed class Guarded(double[] numbers)
    {
        private const int Guard = 64;
        private readonly double[] _all =
            [.. Enumerable.Repeat(0.125, Guard), .. numbers, .. Enumerable.Repeat(0.125, Guard)];

        public Span<double> Span => _all.AsSpan(Guard, numbers.Length);

        public void Check(double[] expected)
        {
            Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), Span.ToArray().Select(BitConverter.DoubleToInt64Bits));
            Assert.All(_all.Take(Guard).Concat(_all.TakeLast(Guard)), guard => Assert.Equal(0.125, guard));
        }
    }

    private static void Sum(double[] c, int at, double[] a, int row, int aStride, double[] b, int column, int bStride, int rank)
    {
        for (var i = 0; i < rank; i++)
        {
            c[at] = Math.FusedMultiplyAdd(a[(i * aStride) + row], b[(i * bStride) + column], c[at]);
        }
    }

    private static double[] Wild(Sampler sampler, int count) =>
        [.. sampler.Normals(count).Select(value => value * Math.ScaleB(1, sampler.Between(-30, 30)))];
}
