using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Linear;

public class DenseTests
{
    [Property]
    public void Kernels_agree_with_MathNet_at_every_size(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rows, columns) = (sampler.Between(0, 23), sampler.Between(0, 23));
        var a = sampler.Normals(rows * columns);
        var (x, y) = (sampler.Normals(columns), sampler.Normals(rows));
        var expected = y.ToArray();
        var transposed = x.ToArray();
        if (rows > 0 && columns > 0)
        {
            var matrix = Matrix<double>.Build.DenseOfRowMajor(rows, columns, a);
            expected = [.. Vector<double>.Build.Dense(y) + (matrix * Vector<double>.Build.Dense(x))];
            transposed = [.. Vector<double>.Build.Dense(x) + (matrix.Transpose() * Vector<double>.Build.Dense(y))];
        }

        var product = y.ToArray();
        Dense.MatVec(a, x, product);
        Close.To(expected, product, 1e-14);
        var transposedProduct = x.ToArray();
        Dense.MatVecTransposed(a, y, transposedProduct);
        Close.To(transposed, transposedProduct, 1e-14);
        Close.To(transposed, Sum(x, Dense.Transpose(a, rows, columns), y), 1e-14);
    }

    /// <summary>Numbers of very different size make every other order of summation give other bits.</summary>
    [Property]
    public void The_order_of_a_dot_product_is_four_lanes_and_then_the_rest(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(0, 23);
        var a = sampler.Normals(n).Select(value => value * Math.ScaleB(1, sampler.Between(-30, 30))).ToArray();
        var b = sampler.Normals(n);
        var lanes = new double[4];
        var whole = n / 4 * 4;
        for (var i = 0; i < whole; i++)
        {
            lanes[i % 4] += a[i] * b[i];
        }

        var expected = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        for (var i = whole; i < n; i++)
        {
            expected += a[i] * b[i];
        }

        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(Dense.Dot(a, b)));
    }

    [Property]
    public void A_transposed_product_sums_over_rows_in_their_order(ulong seed)
    {
        var sampler = new Sampler(seed);
        var (rows, columns) = (sampler.Between(0, 9), sampler.Between(0, 39));
        var a = sampler.Normals(rows * columns).Select(value => value * Math.ScaleB(1, sampler.Between(-30, 30))).ToArray();
        var (x, y) = (sampler.Normals(rows), sampler.Normals(columns));
        var expected = y.ToArray();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                expected[column] += x[row] * a[(row * columns) + column];
            }
        }

        Dense.MatVecTransposed(a, x, y);
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), y.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Products_are_rounded_before_they_are_added()
    {
        // With a fused multiplication the small term would survive.
        var e = Math.ScaleB(1, -30);
        Assert.Equal(0, Dense.Dot([1 + e, 1, 0, 0, 0], [1 - e, -1, 0, 0, 0]));
        double[] y = [-1, -1, -1, -1, -1];
        Dense.AddScaled(1 + e, [1 - e, 1 - e, 1 - e, 1 - e, 1 - e], y);
        Assert.Equal([0, 0, 0, 0, 0], y);
    }

    [Property]
    public void Vectors_of_either_width_have_the_bits_of_numbers(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(0, 39);
        var (s, x, y) = (sampler.Normals(1)[0], sampler.Normals(n), sampler.Normals(n));
        Check<Wide>();
        Check<Narrow>();
        Check<MachineWidth>();

        void Check<TWidth>()
            where TWidth : struct, IVectorWidth
        {
            var (sum, product) = (y.ToArray(), new double[n]);
            Dense.AddScaled<TWidth>(s, x, sum);
            Dense.Multiply<TWidth>(s, x, product);
            Assert.Equal(x.Zip(y, (a, b) => BitConverter.DoubleToInt64Bits(b + (s * a))), sum.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(x.Select(a => BitConverter.DoubleToInt64Bits(s * a)), product.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Property(MaxTest = 20)]
    public void Transposed_products_of_either_width_have_the_bits_of_numbers(ulong seed)
    {
        var sampler = new Sampler(seed);
        for (var columns = 0; columns <= 70; columns++)
        {
            var rows = sampler.Between(0, 40);
            var (a, x, y) = (sampler.Normals(rows * columns), sampler.Normals(rows), sampler.Normals(columns));
            var expected = y.ToArray();
            for (var column = 0; column < columns; column++)
            {
                for (var row = 0; row < rows; row++)
                {
                    expected[column] += x[row] * a[(row * columns) + column];
                }
            }

            var (wide, narrow) = (y.ToArray(), y.ToArray());
            Dense.MatVecTransposed<Wide>(a, x, wide);
            Dense.MatVecTransposed<Narrow>(a, x, narrow);
            Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), wide.Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), narrow.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Dense.Dot([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => Dense.MatVec([1, 2, 3], [1, 2], new double[1]));
        Assert.Throws<ArgumentException>(() => Dense.MatVecTransposed([1, 2, 3], [1], new double[2]));
    }

    private static double[] Sum(double[] y, double[] a, double[] x)
    {
        var sum = y.ToArray();
        Dense.MatVec(a, x, sum);
        return sum;
    }
}
