namespace Hogwild.Models.Tests.Weights;

public class TensorTests
{
    [Property]
    public void Parts_that_are_joined_again_are_the_whole(ulong seed)
    {
        var sampler = new Sampler(seed);
        int[] shape = [sampler.Between(2, 5), sampler.Between(2, 5), sampler.Between(1, 3)];
        var (whole, axis) = (sampler.Tensor(1, shape), sampler.Between(0, 1));
        var cut = sampler.Between(1, shape[axis] - 1);
        var joined = Tensor.Join(axis, whole.Slice(axis, 0, cut), whole.Slice(axis, cut, shape[axis] - cut));
        Assert.Equal(whole.Shape, joined.Shape);
        Assert.Equal(whole.Values, joined.Values);
    }

    [Fact]
    public void A_part_is_cut_along_its_axis()
    {
        var matrix = Tensor.Matrix(2, 3, [1, 2, 3, 4, 5, 6]);
        Assert.Equal([4, 5, 6], matrix.Slice(0, 1, 1).Values);
        Assert.Equal([2, 3, 5, 6], matrix.Slice(1, 1, 2).Values);
        Assert.Equal([1, 4, 2, 5, 3, 6], matrix.Transposed().Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Slice(1, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Slice(2, 0, 1));
        Assert.Throws<ArgumentException>(() => Tensor.Join(0, matrix, Tensor.Matrix(1, 2, [1, 2])));
        Assert.Throws<ArgumentException>(() => Tensor.Join(1, Tensor.Vector(1), Tensor.Vector(2)));
        Assert.Throws<InvalidOperationException>(() => Tensor.Vector(1).Transposed());
    }
}
