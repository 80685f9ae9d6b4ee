using MathNet.Numerics.LinearAlgebra;

namespace Hogwild.Models.Tests.Iterations;

/// <summary>Jacobi and gradient descent against a dense solve.</summary>
public class LinearSystemTests
{
    [Property(MaxTest = 60)]
    public void Jacobi_on_a_dominant_matrix_reaches_the_solution_under_every_schedule(ulong seed, byte scheduler, bool relaxed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 8);
        var (a, b) = (Samples.Dominant(sampler, n, 1.5, symmetric: false), sampler.Normals(n));
        var expected = Solve(a, b);
        var model = IterationFactory.Jacobi("jacobi", SparseMatrix.FromDense(a), b, relaxed ? 0.8 : 1, sampler.Normals(n, 3));
        Close.To(expected, model.Reference.States, 1e-10);
        Assert.InRange(model.Certificate!.Factor, 0, relaxed ? 0.2 + (0.8 / 1.5) + 1e-9 : (1 / 1.5) + 1e-9);
        Close.To(expected, Asynchronous.States(model, Asynchronous.Scheduler(scheduler, seed), 2500), 1e-9);
    }

    [Property(MaxTest = 60)]
    public void One_round_of_Jacobi_splits_the_matrix(ulong seed)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 8);
        var (a, b, x) = (Samples.Dominant(sampler, n, 0.3, symmetric: false), sampler.Normals(n), sampler.Normals(n));
        const double Omega = 0.7;
        var matrix = Matrix<double>.Build.DenseOfArray(a);
        var diagonal = Matrix<double>.Build.DenseOfDiagonalVector(matrix.Diagonal());
        var (start, rhs) = (Vector<double>.Build.Dense(x), Vector<double>.Build.Dense(b));
        var expected = ((1 - Omega) * start) + (Omega * (diagonal.Inverse() * (rhs - ((matrix - diagonal) * start))));
        var rule = Jacobi.Create(SparseMatrix.FromDense(a), b, Omega, x);
        var iteration = new SynchronousIteration(rule, rule.Graph);
        iteration.Step();
        Close.To([.. expected], iteration.States, 1e-12);
    }

    [Fact]
    public void The_solution_is_known_where_Jacobi_diverges_and_relaxation_mends_it()
    {
        // All off-diagonal entries are 0.8 of the diagonal: positive definite, and ρ(M) = 1.6.
        var a = new double[,] { { 1, 0.8, 0.8 }, { 0.8, 1, 0.8 }, { 0.8, 0.8, 1 } };
        var model = IterationFactory.Jacobi("jacobi", SparseMatrix.FromDense(a), [1, 2, 3]);
        Close.To(Solve(a, [1, 2, 3]), model.Reference.States, 1e-12);
        Assert.Null(model.Certificate);
        Assert.True(Dense.MaxNorm(Asynchronous.States(model, Asynchronous.Scheduler(0, 1), 100)) > 1e6);
        var relaxed = IterationFactory.Jacobi("jacobi", SparseMatrix.FromDense(a), [1, 2, 3], 0.5);
        Close.To(Solve(a, [1, 2, 3]), Asynchronous.States(relaxed, Asynchronous.Scheduler(0, 1), 1000), 1e-9);
    }

    [Fact]
    public void Jacobi_needs_a_diagonal()
    {
        var error = Assert.Throws<ArgumentException>(
            () => Jacobi.Create(SparseMatrix.FromDense(new double[,] { { 1, 2 }, { 2, 0 } }), [1, 2]));
        Assert.StartsWith(
            "expected a diagonal without zeros, found one in row 2 (counted from 1)", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Jacobi.Create(new SparseMatrix(2, 3, []), [1, 2]));
        Assert.Throws<ArgumentException>(() => Jacobi.Create(SparseMatrix.FromDense(new double[,] { { 1 } }), [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Jacobi.Create(SparseMatrix.FromDense(new double[,] { { 1 } }), [1], 0));
    }

    [Property(MaxTest = 60)]
    public void Gradient_descent_on_a_dominant_quadratic_reaches_the_minimum_under_every_schedule(ulong seed, byte scheduler)
    {
        var sampler = new Sampler(seed);
        var n = sampler.Between(1, 6);
        var (q, b) = (Samples.Dominant(sampler, n, 1.5, symmetric: true), sampler.Normals(n));

        // Scaled so that all diagonal entries are 1: without that one small entry makes every step size slow.
        for (var (row, d) = (0, Diagonal(q)); row < n; row++)
        {
            for (var column = 0; column < row; column++)
            {
                q[row, column] = q[column, row] = q[row, column] / Math.Sqrt(d[row] * d[column]);
            }

            q[row, row] = 1;
        }

        var expected = Solve(q, b);
        var model = IterationFactory.Quadratic("quadratic", SparseMatrix.FromDense(q), b);
        Close.To(expected, model.Reference.States, 1e-10);
        Close.To(expected, Asynchronous.States(model, Asynchronous.Scheduler(0, seed), 2500), 1e-9);
        Assert.InRange(model.Certificate!.Factor, 0, 1 - 1e-3);
        var number = scheduler % Asynchronous.Count;
        Close.To(
            expected, Asynchronous.States(model, Asynchronous.Scheduler(number, seed), 4000), number < Asynchronous.Bounded ? 1e-9 : 1e-6);
    }

    /// <summary>
    /// For one symmetric positive definite Q that is not dominant: stable steps synchronously, and smaller ones under staleness.
    /// </summary>
    [Fact]
    public void A_step_that_is_small_against_the_bound_converges_and_one_that_is_not_diverges()
    {
        var q = new double[,] { { 1, 0.9, 0.9 }, { 0.9, 1, 0.9 }, { 0.9, 0.9, 1 } };
        var expected = Solve(q, [1, 2, 4]);
        var matrix = SparseMatrix.FromDense(q);
        var (large, small) =
            (IterationFactory.Quadratic("q", matrix, [1, 2, 4], 0.6), IterationFactory.Quadratic("q", matrix, [1, 2, 4], 0.05));
        Close.To(expected, Asynchronous.States(large, Asynchronous.Scheduler(0, 1), 4000), 1e-9);
        Assert.True(Dense.MaxNorm(Asynchronous.States(large, Asynchronous.Scheduler(4, 1), 1000)) > 1e6);
        Close.To(expected, Asynchronous.States(small, Asynchronous.Scheduler(4, 1), 60_000), 1e-9);
        Assert.Null(small.Certificate);
    }

    [Fact]
    public void The_automatic_step_is_one_over_the_largest_row_sum()
    {
        var matrix = SparseMatrix.FromDense(new double[,] { { 3, -1 }, { -1, 2 } });
        Assert.Equal(0.25, Quadratic.AutomaticStep(matrix));
        var rule = Quadratic.Create(matrix, [1, 1]);
        Assert.Equal([(0, 0, 0.25), (0, 1, 0.25), (1, 0, 0.25), (1, 1, 0.5)], rule.Matrix.Entries.ToArray());
        Assert.Equal([0.25, 0.25], rule.Bias.ToArray());
        Assert.Contains(KeyValuePair.Create("alpha", "0.25"), IterationFactory.Quadratic("q", matrix, [1, 1]).Facts);
    }

    [Fact]
    public void A_quadratic_needs_a_symmetric_positive_definite_matrix()
    {
        var skew = Assert.Throws<ArgumentException>(
            () => Quadratic.Create(SparseMatrix.FromDense(new double[,] { { 1, 0.5 }, { 0, 1 } }), [1, 2]));
        Assert.StartsWith("expected a symmetric matrix, found 0.5 at (1, 2) and 0 at (2, 1)", skew.Message, StringComparison.Ordinal);
        var saddle = Assert.Throws<ArgumentException>(
            () => Quadratic.Create(SparseMatrix.FromDense(new double[,] { { 1, 2 }, { 2, 1 } }), [1, 2]));
        Assert.StartsWith("expected a positive definite matrix", saddle.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Quadratic.Create(SparseMatrix.FromDense(new double[,] { { 1 } }), [1], double.NaN));
    }

    private static double[] Diagonal(double[,] matrix) => [.. Enumerable.Range(0, matrix.GetLength(0)).Select(i => matrix[i, i])];

    private static double[] Solve(double[,] a, double[] b) =>
        [.. Matrix<double>.Build.DenseOfArray(a).Solve(Vector<double>.Build.Dense(b))];
}
