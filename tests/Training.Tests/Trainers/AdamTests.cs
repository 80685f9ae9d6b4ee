namespace Hogwild.Training.Tests;

public sealed class AdamTests
{
    [Fact]
    public void The_rate_rises_linearly_then_falls_along_half_a_cosine_to_one_percent()
    {
        using var leaf = new Leaf("w", new Models.Tensor([1], [0]));
        var adam = new Adam(new GcnTraining { Epochs = 100, WarmUp = 0.1, LearningRate = 2 }, 100, [(leaf, 1)]);
        Assert.Equal(2.0 / 11, adam.Rate(0), 1e-12);
        Assert.True(Enumerable.Range(1, 10).All(epoch => adam.Rate(epoch) > adam.Rate(epoch - 1)));
        Assert.True(Enumerable.Range(11, 89).All(epoch => adam.Rate(epoch) < adam.Rate(epoch - 1)));
        Assert.Equal(2 * 0.505, adam.Rate(50), 1e-12);
        Assert.InRange(adam.Rate(99), 0.02, 0.021);
    }
}
