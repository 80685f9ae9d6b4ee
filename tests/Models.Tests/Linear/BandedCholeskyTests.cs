using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Linear;

public class BandedCholeskyTests
{
    [Property]
    public void Solutions_agree_with_MathNet_at_every_bandwidth(ulong seed)
    {
        var sampler = new Sampler(seed);
        var banded = PositiveDefinite(sampler, sampler.Between(1, 20), sampler.Between(0, 19), out var dense);
        var b = sampler.Normals(banded.Size);
        var expected = dense.Cholesky().Solve(Vector<double>.Build.Dense(b)).ToArray();
        Close.To(expected, BandedCholesky.Factor(banded).Solve(b), 1e-11);
        Close.To((dense * Vector<double>.Build.Dense(b)).ToArray(), banded.Multiply(b), 1e-13);
    }

    /// <summary>Bands of 48 and more are eliminated in wider panels.</summary>
    [Property(MaxTest = 30)]
    public void Solutions_agree_with_MathNet_in_wide_bands(ulong seed)
    {
        var sampler = new Sampler(seed);
        var banded = PositiveDefinite(sampler, sampler.Between(40, 130), sampler.Between(40, 129), out var dense);
        var b = sampler.Normals(banded.Size);
        Close.To(dense.Cholesky().Solve(Vector<double>.Build.Dense(b)).ToArray(), BandedCholesky.Factor(banded).Solve(b), 1e-9);
    }

    [Property(MaxTest = 30)]
    public void The_first_bad_pivot_of_a_wide_band_is_found_in_its_row(ulong seed)
    {
        var sampler = new Sampler(seed);
        var banded = PositiveDefinite(sampler, sampler.Between(60, 90), sampler.Between(48, 80), out _);
        var row = sampler.Between(0, banded.Size - 1);
        banded[row, row] = -1;
        Assert.Equal(row, Assert.Throws<NotPositiveDefiniteException>(() => BandedCholesky.Factor(banded)).Row);
    }

    [Property]
    public void A_matrix_with_a_negative_eigenvalue_is_refused(ulong seed)
    {
        var sampler = new Sampler(seed);
        var banded = PositiveDefinite(sampler, sampler.Between(1, 12), sampler.Between(0, 11), out var dense);
        var smallest = dense.Evd(Symmetricity.Symmetric).EigenValues.Min(value => value.Real);
        var shifted = banded.Shifted(-smallest * 1.001);
        Assert.Throws<NotPositiveDefiniteException>(() => BandedCholesky.Factor(shifted));
        Assert.Null(BandedCholesky.TryFactor(shifted));
        Assert.NotNull(BandedCholesky.TryFactor(banded.Shifted(-smallest * 0.999)));
    }

    [Fact]
    public void The_error_names_the_row_of_the_first_bad_pivot()
    {
        var matrix = new BandedMatrix(3, 1) { [0, 0] = 4, [1, 0] = 2, [1, 1] = 1, [2, 2] = 1 };
        var error = Assert.Throws<NotPositiveDefiniteException>(() => BandedCholesky.Factor(matrix));
        Assert.Equal((1, 0.0), (error.Row, error.Pivot));
    }

    [Fact]
    public void Not_a_number_is_never_positive_definite() =>
        Assert.Null(BandedCholesky.TryFactor(new BandedMatrix(1, 0) { [0, 0] = double.NaN }));

    internal static BandedMatrix PositiveDefinite(Sampler sampler, int size, int halfBandwidth, out Matrix<double> dense)
    {
        // L Lᵀ of a banded L has the same half bandwidth.
        var lower = Matrix<double>.Build.Dense(size, size, (row, column) =>
            row == column ? 0.5 + sampler.Uniform() : row > column && row - column <= halfBandwidth ? sampler.Normal() : 0);
        var product = (lower * lower.Transpose()) + Matrix<double>.Build.DenseIdentity(size);
        var banded = new BandedMatrix(size, halfBandwidth);
        for (var row = 0; row < size; row++)
        {
            for (var column = Math.Max(0, row - halfBandwidth); column <= row; column++)
            {
                banded[row, column] = product[row, column];
            }
        }

        dense = product;
        return banded;
    }
}
