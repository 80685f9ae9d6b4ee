using FsCheck;

namespace Hogwild.Models.Tests.Certificates;

public class RelaxationLimitTests
{
    [Theory]
    [InlineData(0.0, 2)]
    [InlineData(0.5, 4)]
    [InlineData(-1.0, 1)]
    [InlineData(-3.0, 0.5)]
    public void One_number_is_relaxed_until_its_factor_is_minus_one(double factor, double limit)
    {
        // (1 − f) + f·m > −1 for f < 2/(1 − m), whether x ← mx contracts itself or not.
        var rule = new LinearRule(SparseMatrix.FromDense(new[,] { { factor } }), [1]);
        Assert.Equal(limit, RelaxationLimit.Of(rule, null)!.Value, 1e-5);
    }

    [Fact]
    public void What_does_not_contract_however_little_it_is_relaxed_has_no_limit()
    {
        Assert.Null(RelaxationLimit.Of(new LinearRule(SparseMatrix.FromDense(new[,] { { 0, 0.6 }, { 2.0, 0 } })), null));
        Assert.Null(RelaxationLimit.Of(new LinearRule(SparseMatrix.FromDense(new[,] { { 1.5 } })), null));
        Assert.Null(RelaxationLimit.Of(new LinearRule(SparseMatrix.FromDense(new[,] { { 1.5 } }), relu: true), null));
    }

    [Fact]
    public void A_diagonal_that_is_read_stale_is_another_state_than_the_own_one()
    {
        var matrix = SparseMatrix.FromDense(new[,] { { 0.5 } });
        var (fresh, stale) = (new LinearRule(matrix), new LinearRule(matrix, ownThroughSelfArc: true));
        Assert.Equal(4, RelaxationLimit.Of(fresh, Contraction.Certify(fresh))!.Value, 1e-5);
        Assert.Equal(2 / 1.5, RelaxationLimit.Of(stale, Contraction.Certify(stale))!.Value, 1e-9);
    }

    [Property]
    public void Below_the_limit_everything_contracts_and_above_it_nothing_is_proved(ushort seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 5);
        var dense = new double[n, n];
        for (var k = 0; k < n * n; k++)
        {
            dense[k / n, k % n] = sampler.Normal() / (n * (sampler.Uniform() < 0.3 ? 0.5 : 1.5));
        }

        var matrix = SparseMatrix.FromDense(dense);
        var limit = RelaxationLimit.Of(new LinearRule(matrix), null);
        if (limit is null)
        {
            Assert.True(At(dense, 0.1).Factor >= 1);
            return;
        }

        // The weights that prove it just below the limit prove it everywhere below.
        var weights = At(dense, 0.999 * limit.Value).NodeWeights;
        Assert.All(new[] { 1e-3, 0.3, 0.7, 0.999 }, share => Assert.True(Norm(dense, share * limit.Value, weights) < 1));
        Assert.True(At(dense, limit.Value * 1.001).Factor >= 1);
    }

    private static double Norm(double[,] matrix, double factor, double[] weights)
    {
        var n = weights.Length;
        return Enumerable.Range(0, n).Max(i => Enumerable.Range(0, n)
            .Sum(j => Math.Abs((factor * matrix[i, j]) + (i == j ? 1 - factor : 0)) * weights[j]) / weights[i]);
    }

    private static Certificate At(double[,] matrix, double factor)
    {
        var n = matrix.GetLength(0);
        var relaxed = new double[n, n];
        for (var k = 0; k < n * n; k++)
        {
            relaxed[k / n, k % n] = (factor * matrix[k / n, k % n]) + (k / n == k % n ? 1 - factor : 0);
        }

        return Contraction.Certify(new LinearRule(SparseMatrix.FromDense(relaxed)));
    }
}
