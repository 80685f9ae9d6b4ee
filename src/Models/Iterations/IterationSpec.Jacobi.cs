using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Jacobi's iteration for Ax = b.</content>
public abstract partial record IterationSpec
{
    /// <summary>Jacobi's iteration for Ax = b.</summary>
    [Kind("jacobi", "Jacobi's iteration for Ax = b", Implements = typeof(Models.Jacobi))]
    public sealed record Jacobi(
        [Option("A, a Matrix Market file without zeros on the diagonal")] InputFile Matrix,
        [Option("b, a file with one number a line")] InputFile Rhs,
        [Option("ω: how far to go towards the new value", Above = 0)] double Relaxation = 1,
        [Option("x at the start, a file with one number a line", Default = "zeros")] InputFile? Initial = null) : IterationSpec
    {
        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override bool IsScalar => true;

        /// <inheritdoc/>
        public override Model Create(RuleContext context) => Matrix.With(a => IterationFactory.Jacobi(
            context.Name, a, Matrix.Numbers(Rhs, a)!, Relaxation, Matrix.Numbers(Initial, a)));
    }
}
