using Hogwild.Models;

namespace Hogwild.Experiments.Tests.Building;

public class TheirWeightsTests
{
    private static WeightFile Theirs
    {
        get
        {
            var file = new WeightFile { Source = "w" };
            file.Tensors["fused.weight"] = Tensor.Matrix(4, 2, [1, 2, 3, 4, 5, 6, 7, 8]);
            file.Tensors["fused.bias"] = Tensor.Vector(1, 2, 3, 4);
            file.Tensors["a"] = Tensor.Matrix(1, 2, [1, 2]);
            file.Tensors["b"] = Tensor.Matrix(2, 2, [3, 4, 5, 6]);
            return file;
        }
    }

    [Fact]
    public void A_fused_tensor_is_taken_in_parts()
    {
        var ours = Ours(
            ("layer1.W", new TensorName("fused.weight", Transpose: true) { Rows = new PlaceRange(0, 1) }),
            ("layer1.b", new TensorName("fused.bias") { Rows = new PlaceRange(3, 3) }),
            ("corner", new TensorName("fused.weight") { Rows = new PlaceRange(2, 3), Columns = new PlaceRange(1, 1) }));
        Assert.Equal([1, 3, 2, 4], ours.Tensors["layer1.W"].Values);
        Assert.Equal([4], ours.Tensors["layer1.b"].Values);
        Assert.Equal([6, 8], ours.Tensors["corner"].Values);
        Assert.Equal([2, 1], ours.Tensors["corner"].Shape);
        Assert.Equal(["a", "b", "corner", "layer1.W", "layer1.b"], ours.Tensors.Keys);
    }

    [Fact]
    public void Split_tensors_are_taken_as_one()
    {
        var ours = Ours(
            ("rows", new TensorName { Tensors = ["a", "b"] }),
            ("columns", new TensorName(Transpose: true) { Tensors = ["b", "b"], Axis = 1 }));
        Assert.Equal([3, 2], ours.Tensors["rows"].Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], ours.Tensors["rows"].Values);
        Assert.Equal([3, 5, 4, 6, 3, 5, 4, 6], ours.Tensors["columns"].Values);
    }

    [Fact]
    public void Every_wrong_name_is_told()
    {
        var faults = Assert.Throws<WeightFormatException>(() => Ours(
            ("one", new TensorName("fused.wieght")),
            ("two", new TensorName { Tensors = ["a", "fused.bias"] }),
            ("three", new TensorName("a") { Rows = new PlaceRange(0, 1) }),
            ("four", new TensorName("fused.bias") { Columns = new PlaceRange(0, 0) }))).Faults;
        Assert.Equal(
            [
                "w: expected tensor 'fused.wieght' (for 'one'), found a, b, fused.bias, fused.weight; did you mean 'fused.weight'?",
                "w: expected tensors that differ along axis 0 alone (for 'two'), found [1, 2], [4]",
                "w: expected a tensor with the rows 0-1 (for 'three'), found [1, 2]",
                "w: expected a tensor with the columns 0 (for 'four'), found [4]",
            ],
            faults);
    }

    [Fact]
    public void What_is_named_is_not_part_of_the_layout()
    {
        var file = new WeightFile { Source = "w" };
        file.Tensors["conv1.lin.weight"] = Tensor.Matrix(2, 1, [1, 2]);
        file.Tensors["lin.weight"] = Tensor.Matrix(1, 2, [3, 4]);
        var spec = new WeightsSpec(null, [KeyValuePair.Create("readout.Wl", new TensorName("lin.weight"))])
        {
            Layout = new WeightLayout.PygGcn(),
        };
        Assert.Equal(["layer1.W", "readout.Wl"], TheirWeights.Ours(file, spec).Tensors.Keys);
    }

    private static WeightFile Ours(params (string Ours, TensorName Name)[] names) =>
        TheirWeights.Ours(Theirs, new WeightsSpec(null, [.. names.Select(name => KeyValuePair.Create(name.Ours, name.Name))]));
}
