using Hogwild.Models;
using TorchSharp;

namespace Hogwild.Training.Tests;

/// <summary>A parameter that nothing depends on would be trained with zeros, and nobody would see it.</summary>
public sealed class UnreachedTests
{
    private static readonly Dataset Chains = ChainsDataset.Create(3);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_parameter_that_no_gradient_comes_to_is_an_error_with_its_name(bool isPlain)
    {
        using var trainer = new Constant(isPlain, "forgotten.W", rate: 1);
        Assert.Equal(
            "expected a loss that depends on forgotten.W, found that no gradient comes to it",
            Assert.Throws<InvalidOperationException>(() => Train(trainer)).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_that_settings_keep_as_it_is_need_not_be_reached(bool isPlain)
    {
        using var trainer = new Constant(isPlain, "forgotten.W", rate: 0);
        Assert.Equal([7.0], Train(trainer).Tensors["forgotten.W"].Values);
    }

    [Fact]
    public void A_gradient_of_zero_is_one()
    {
        using var leaf = new Leaf("w", new Models.Tensor([1], [3]));
        var adam = new Adam(new GcnTraining(), 1, [(leaf, 1)]);
        leaf.Gradient[0] += 0;
        adam.Step();
        Assert.Equal([3.0], leaf.Values);
    }

    [Fact]
    public void States_that_are_not_read_are_an_error_too()
    {
        using var trainer = new Constant(isPlain: false, "forgotten.W", rate: 0) { IsBlind = true };
        Assert.Equal(
            "expected a loss that depends on the states, found that no gradient comes to it",
            Assert.Throws<InvalidOperationException>(() => Train(trainer)).Message);
    }

    private static WeightFile Train(Trainer trainer) =>
        trainer.Train(progress: null, TestContext.Current.CancellationToken);

    /// <summary>States that depend on no parameter, read linearly, and a parameter that nothing has to do with.</summary>
    private sealed class Constant(bool isPlain, string forgotten, double rate) : ImplicitTrainer(
        new GcnTraining { Width = 2, Epochs = 3 },
        Chains,
        new SortedDictionary<string, Models.Tensor>(StringComparer.Ordinal)
        {
            ["readout.Wl"] = new([2, 2], [1, 0, 0, 1]),
            [forgotten] = new([1], [7]),
        })
    {
        public bool IsBlind { get; init; }

        protected override bool IsPlain => isPlain;

        protected override double[] Solve(Batch batch) => [.. Enumerable.Range(0, 2 * batch.NodeCount).Select(i => (double)i)];

        protected override void Propagate(double[] gradient, Batch batch)
        {
        }

        protected override torch.Tensor Read(torch.Tensor states) => base.Read(IsBlind ? states.detach() : states);

        protected override double RateFactor(string name) => name == forgotten ? rate : 1;
    }
}
