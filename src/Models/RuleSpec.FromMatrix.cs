using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Rules from a matrix file.</content>
public abstract partial record RuleSpec
{
    /// <summary>x ← Mx + b, or its positive part, with the arcs where M has entries.</summary>
    /// <param name="Matrix">M, in Matrix Market format.</param>
    /// <param name="Bias">b, one number a line; null for 0.</param>
    /// <param name="Initial">x at the start, one number a line; null for 0.</param>
    public abstract record FromMatrix(InputFile Matrix, InputFile? Bias, InputFile? Initial) : RuleSpec
    {
        /// <summary>True where the positive part is taken.</summary>
        protected abstract bool IsRelu { get; }

        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override bool StartsAnywhere => true;

        /// <inheritdoc/>
        public override bool IsScalar => true;

        /// <inheritdoc/>
        public override Model Create(RuleContext context) => Matrix.With(matrix => ModelFactory.Linear(
            context.Name, new LinearRule(matrix, Matrix.Numbers(Bias, matrix), Matrix.Numbers(Initial, matrix), IsRelu)));
    }

    /// <summary>x ← Mx + b.</summary>
    [Kind("linear", "x becomes Mx + b", Implements = typeof(LinearRule))]
    public sealed record LinearMap(
        [Option("M, a Matrix Market file; entry (i, j) is the arc from j to i")] InputFile Matrix,
        [Option("b, a file with one number a line", Default = "zeros")] InputFile? Bias = null,
        [Option("x at the start, a file with one number a line", Default = "zeros")] InputFile? Initial = null)
        : FromMatrix(Matrix, Bias, Initial)
    {
        /// <inheritdoc/>
        protected override bool IsRelu => false;
    }

    /// <summary>x ← max(0, Mx + b).</summary>
    [Kind("relu", "x becomes the positive part of Mx + b", Implements = typeof(LinearRule))]
    public sealed record Rectified(
        [Option("M, a Matrix Market file; entry (i, j) is the arc from j to i")] InputFile Matrix,
        [Option("b, a file with one number a line", Default = "zeros")] InputFile? Bias = null,
        [Option("x at the start, a file with one number a line", Default = "zeros")] InputFile? Initial = null)
        : FromMatrix(Matrix, Bias, Initial)
    {
        /// <inheritdoc/>
        protected override bool IsRelu => true;
    }
}
