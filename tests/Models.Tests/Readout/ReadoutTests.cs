
namespace Hogwild.Models.Tests.Readouts;

public class ReadoutTests
{
    [Property]
    public void It_is_the_formula_with_every_piece_present(ulong seed, bool relu)
    {
        var sampler = new Sampler(seed);
        var (s, units, classes) = (sampler.Between(1, 6), sampler.Between(1, 6), sampler.Between(1, 4));
        var file = new WeightFile();
        Add("W1", units, s);
        Add("b1", units);
        Add("W2", classes, units);
        Add("Wl", classes, s);
        Add("b2", classes);
        Add("mu", s);
        Add("sd", s);
        file.Metadata["readout.activation"] = relu ? "relu" : "tanh";
        var h = sampler.Normals(s + 2);
        var x = Enumerable.Range(0, s).Select(i => (h[i] - Get("mu")[i]) / Get("sd")[i]).ToArray();
        var hidden = Enumerable.Range(0, units).Select(unit => Get("b1")[unit] + Row("W1", unit, x)).ToArray();
        hidden = [.. hidden.Select(z => relu ? Math.Max(z, 0) : Math.Tanh(z))];
        var expected = Enumerable.Range(0, classes).Select(c => Get("b2")[c] + Row("W2", c, hidden) + Row("Wl", c, x)).ToArray();
        var output = new double[classes];
        new Readout(file, s).Read(h, output);
        Close.To(expected, output, 1e-13);

        void Add(string name, params int[] shape) => file.Tensors["readout." + name] = sampler.Tensor(1, shape);
        double[] Get(string name) => file.Tensors["readout." + name].Values;
        double Row(string name, int row, double[] of) => of.Select((value, column) => value * Get(name)[(row * of.Length) + column]).Sum();
    }

    [Fact]
    public void Missing_pieces_are_zero_and_the_identity()
    {
        var file = new WeightFile();
        file.Tensors["readout.Wl"] = Tensor.Matrix(1, 2, [2, 3]);
        var output = new double[1];
        new Readout(file, 2).Read([1, 10], output);
        Assert.Equal(32, output[0]);

        file.Tensors.Clear();
        file.Tensors["readout.W1"] = Tensor.Matrix(1, 1, [-1]);
        file.Tensors["readout.W2"] = Tensor.Matrix(1, 1, [5]);
        file.Metadata["readout.activation"] = "relu";
        new Readout(file, 1).Read([-3], output);
        Assert.Equal(15, output[0]);
    }

    [Fact]
    public void Nothing_at_all_and_unknown_activations_are_errors()
    {
        var file = new WeightFile();
        Assert.Contains("'readout.Wl'", Assert.Throws<WeightFormatException>(() => new Readout(file, 2)).Message, StringComparison.Ordinal);
        file.Tensors["readout.Wl"] = Tensor.Matrix(1, 2, [2, 3]);
        file.Metadata["readout.activation"] = "gelu";
        Assert.Contains("found 'gelu'", Assert.Throws<WeightFormatException>(() => new Readout(file, 2)).Message, StringComparison.Ordinal);
        file.Tensors["readout.W1"] = Tensor.Matrix(1, 2, [2, 3]);
        Assert.Contains("'readout.W2'", Assert.Throws<WeightFormatException>(() => new Readout(file, 2)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1.0, 1.0)]
    [InlineData(1, 1.0, 2.0, 2.0)]
    [InlineData(2, -3.0, -2.0, -1.0)]
    [InlineData(1, double.NaN, 0.0, -1.0)]
    [InlineData(0, 0.0, double.NaN)]
    public void Ties_go_to_the_lowest_class(int expected, params double[] output) => Assert.Equal(expected, Outputs.ArgMax(output));

    [Fact]
    public void Accuracy_counts_nodes()
    {
        Assert.Equal(0.75, Outputs.Accuracy([1, 0, 0, 1, 1, 0, 0, 1], [0, 1, 0, 0]));
        Assert.Throws<ArgumentException>(() => Outputs.Accuracy([1, 0, 0], [0, 1]));
        Assert.Throws<ArgumentException>(() => Outputs.Accuracy([], []));
    }

    [Fact]
    public void The_identity_hands_on_the_first_numbers()
    {
        Assert.Equal([1, 2, 4, 5], Outputs.Of(new IdentityReadout(2), [1, 2, 3, 4, 5, 6], 3));
    }
}
