using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Linear;

public class SpectrumTests
{
    [Property(MaxTest = 50)]
    public void Extreme_eigenvalues_agree_with_MathNet(ulong seed)
    {
        var sampler = new Sampler(seed);
        var banded = BandedCholeskyTests.PositiveDefinite(sampler, sampler.Between(1, 12), sampler.Between(0, 11), out var dense);
        var expected = dense.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order().ToArray();
        Assert.InRange(Spectrum.Largest(banded) / expected[^1], 1 - 1.1e-6, 1 + 1e-12);
        Assert.InRange(Spectrum.Smallest(banded) / expected[0], 1 - 1e-9, 1 + 1.1e-6);
        Assert.Throws<NotPositiveDefiniteException>(() => Spectrum.Smallest(banded.Shifted(-expected[0] * 1.01)));
    }

    /// <summary>Eigenvalues 2 − 2cos(jπ/(n + 1)): at the ends they lie closer together than the tolerance.</summary>
    [Fact]
    public void Clustered_eigenvalues_do_not_mislead()
    {
        const int Size = 3000;
        var matrix = new BandedMatrix(Size, 1);
        for (var row = 0; row < Size; row++)
        {
            matrix[row, row] = 2;
            matrix[row, Math.Max(0, row - 1)] = row == 0 ? 2 : -1;
        }

        Assert.InRange(Spectrum.Largest(matrix) / (2 + (2 * Math.Cos(Math.PI / (Size + 1)))), 1 - 1.1e-6, 1 + 1e-12);
        Assert.InRange(Spectrum.Smallest(matrix) / (2 - (2 * Math.Cos(Math.PI / (Size + 1)))), 1 - 1e-7, 1 + 1.1e-6);
    }
}
