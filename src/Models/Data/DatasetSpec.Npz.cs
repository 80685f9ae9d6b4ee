using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>One graph or many in an archive of arrays, as users of PyTorch Geometric export them.</content>
public abstract partial record DatasetSpec
{
    /// <summary>
    /// One graph or many in an archive of NumPy's arrays that are named as in PyTorch Geometric: <c>edge_index</c>, and where there are
    /// such <c>x</c>, <c>edge_attr</c>, <c>y</c>, <c>train_mask</c>, <c>val_mask</c>, <c>test_mask</c>, <c>batch</c>, <c>num_nodes</c>.
    /// </summary>
    /// <param name="File">The archive.</param>
    /// <param name="Of">What <c>y</c> and masks are of; null for what there are as many of as rows of <c>y</c>.</param>
    [Kind("npz", "one graph or many in one .npz with arrays named as in PyTorch Geometric", Implements = typeof(NpzData))]
    public sealed record Npz(
        [Option("the archive, with edge_index and perhaps x, edge_attr, y, train_mask, val_mask, test_mask, batch, num_nodes",
            Example = "data.npz")]
        InputFile File,
        [Option("what y and masks are of", Default = "what there are as many of as rows of y")] ItemKind? Of = null) : DatasetSpec
    {
        /// <inheritdoc/>
        public override int GraphCount => CountUnknown;

        /// <inheritdoc/>
        public override bool IsClassification => Task == LearningTask.Classification;

        /// <inheritdoc/>
        public override bool IsMultiLabel => Task == LearningTask.MultiLabel;

        private LearningTask? Task => Answers.TaskOf(() => new NpzData(this).Task);

        /// <inheritdoc/>
        public override ItemKind? Items => Of;

        /// <inheritdoc/>
        /// <exception cref="DataFormatException">The archive is not what it should be, or its arrays do not fit each other.</exception>
        public override Dataset Create() => new NpzData(this).Read();
    }
}
