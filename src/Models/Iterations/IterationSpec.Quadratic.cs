using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Gradient descent on ½xᵀQx − bᵀx.</content>
public abstract partial record IterationSpec
{
    /// <summary>Gradient descent on ½xᵀQx − bᵀx.</summary>
    [Kind("quadratic", "gradient descent on ½xᵀQx − bᵀx", Implements = typeof(Models.Quadratic))]
    public sealed record Quadratic(
        [Option("Q, a Matrix Market file, symmetric and positive definite")] InputFile Matrix,
        [Option("b, a file with one number a line")] InputFile Linear,
        [Option("step size: a number, or auto for one over the largest absolute row sum", Null = "auto", Above = 0)] double? Alpha = null,
        [Option("x at the start, a file with one number a line", Default = "zeros")] InputFile? Initial = null,
        [Option("the own component in a gradient: fresh, or stale for one as old as any view", Name = "own", Words = "fresh|stale")]
        bool OwnIsStale = false) : IterationSpec
    {
        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override bool IsScalar => true;

        /// <inheritdoc/>
        public override Model Create(RuleContext context) => Matrix.With(q =>
        {
            var (linear, start) = (Matrix.Numbers(Linear, q)!, Matrix.Numbers(Initial, q));
            return OwnIsStale
                ? IterationFactory.StaleGradient(context.Name, new StaleGradientRule(q, linear, Alpha, start))
                : IterationFactory.Quadratic(context.Name, q, linear, Alpha, start);
        });
    }
}
