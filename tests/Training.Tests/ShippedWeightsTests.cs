using Hogwild.Models;

namespace Hogwild.Training.Tests;

public sealed class ShippedWeightsTests
{
    /// <summary>What an asynchronous run may be off its fixed point, on the scale of its outputs.</summary>
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    public void The_GCN_classifies_exactly_the_nodes_that_it_reaches_and_half_of_the_others(int length)
    {
        var data = ChainsDataset.Create(length).Union();
        var model = ModelFactory.Gcn("gcn", data, Read($"chains-{length}/gcn.safetensors"));
        Assert.Equal((length + 3) / (2.0 * length), Outputs.Accuracy(OutputsOf(model, model.Reference.States), data.Labels));
    }

    [Theory]
    [InlineData(10, 0.9)]
    [InlineData(20, 0.95)]
    public void The_IGNN_classifies_every_node_and_contracts(int length, double kappa)
    {
        var data = ChainsDataset.Create(length).Union();
        var model = ModelFactory.Ignn("ignn", data, Read($"chains-{length}/ignn.safetensors"));
        Assert.InRange(model.Certificate!.Factor, 0, kappa * (1 + 1e-9));
        AssertRobust(model);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(20, 30)]
    public void The_energy_GNN_classifies_every_node_at_the_chosen_condition_number(int length, double condition)
    {
        var data = ChainsDataset.Create(length).Union();
        var model = ModelFactory.Energy("energy-gnn", data, Read($"chains-{length}/energy-gnn.safetensors"));
        var kappa = double.Parse(
            model.Facts.Single(fact => fact.Key == "kappa").Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(kappa, 0.9 * condition, 1.01 * condition);
        AssertRobust(model);
    }

    /// <summary>The penalty has made columns of the Jacobian smaller than 1 at the fixed point, and nothing has without it.</summary>
    [Theory]
    [InlineData("nonlinear-gnn", 0.8, 0.9)]
    [InlineData("unpenalised", 1.5, 1.8)]
    public void A_nonlinear_GNN_classifies_every_node_with_the_Jacobian_that_its_training_left(string name, double least, double most)
    {
        var data = ChainsDataset.Create(10).Union();
        var model = ModelFactory.Nonlinear(name, data, Read($"nonlinear/{name}.safetensors"));
        Assert.Equal(1, Outputs.Accuracy(OutputsOf(model, model.Reference.States), data.Labels));
        Assert.InRange(new NonlinearJacobian((NonlinearRule)model.Rule, model.Reference.States).Norm, least, most);
        Assert.Null(model.Certificate);
    }

    /// <summary>Of scenarios/energies.yaml: trained to one condition number, and told apart by their messages.</summary>
    [Theory]
    [InlineData("edge", EnergyMessages.Edge, false, 1)]
    [InlineData("edge-attention", EnergyMessages.Edge, true, 1)]
    [InlineData("node", EnergyMessages.Node, false, 0.7)]
    [InlineData("node-attention", EnergyMessages.Node, true, 0.8)]
    public void Four_energies_of_one_condition_number_classify_what_their_messages_reach(
        string name, EnergyMessages messages, bool attention, double accuracy)
    {
        var (data, weights) = (ChainsDataset.Create(10).Union(), Read($"energies/{name}.safetensors"));
        var model = new RuleSpec.Energy(null, messages, attention).Create(new RuleContext(name, data, weights));
        Assert.Equal(accuracy, Outputs.Accuracy(OutputsOf(model, model.Reference.States), data.Labels), 1e-12);
        var kappa = double.Parse(
            model.Facts.Single(fact => fact.Key == "kappa").Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(kappa, 27, 31);
    }

    /// <summary>All nodes are right, and would be at the worst state within ten times the tolerance (the readouts are linear).</summary>
    private static void AssertRobust(Model model)
    {
        var states = model.Reference.States;
        var (size, labels) = (model.Rule.StateSize, model.Data.Labels);
        var change = 10 * Tolerance * Dense.MaxNorm(states);
        for (var node = 0; node < labels.Length; node++)
        {
            var state = states.AsSpan(node * size, size).ToArray();
            var (margin, loss) = (Margin(state, labels[node]), 0.0);
            for (var k = 0; k < size; k++)
            {
                var moved = state.ToArray();
                moved[k] += change;
                loss += Math.Abs(Margin(moved, labels[node]) - margin);
            }

            Assert.True(margin > loss, $"node {node} of {model.Name}: a margin of {margin:G3} and a loss of up to {loss:G3}");
        }

        double Margin(double[] state, int label)
        {
            var output = new double[2];
            model.Readout.Read(state, output);
            return output[label] - output[1 - label];
        }
    }

    private static double[] OutputsOf(Model model, double[] states) => Outputs.Of(model.Readout, states, model.Rule.StateSize);

    private static WeightFile Read(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Hogwild.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("no folder above holds Hogwild.slnx");
        }

        return SafeTensors.Read(Path.Combine(folder.FullName, "weights", path));
    }
}
