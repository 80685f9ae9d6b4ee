using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Experiments.Tests;

public class ObjectiveTests
{
    private static readonly IdentityReadout Two = new(2);

    /// <summary>Labels 1, 0, 1 with margins 3, 1, 2, whose mean is 2.</summary>
    private static readonly double[] Answer = [0, 3, 5, 4, 1, 3];

    [Fact]
    public void A_flip_counts_one_and_every_margin_a_little()
    {
        var flips = new LabelFlips(Two, Answer);
        Assert.Equal(-3 / 10.0, flips.Score(0, [0, 3]), 1e-15);
        Assert.Equal(1 + (2 / 8.0), flips.Score(0, [4, 2]), 1e-15);
        Assert.Equal(0, flips.Score(1, [7, 7]));
        Assert.Equal(1.5, flips.Score(1, [0, double.PositiveInfinity]));
        Assert.Equal(
            flips.Score(0, [4, 2]) + flips.Score(1, [5, 4]) + flips.Score(2, [1, 3]),
            ((IObjective)flips).Total([4, 2, 5, 4, 1, 3], 2),
            1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelFlips(new IdentityReadout(1), [0, 1]));
    }

    [Fact]
    public void Outputs_are_what_is_measured_and_not_states()
    {
        // The readout leaves out the last number of a state.
        Assert.Equal(1 + 4, new OutputDistance(Two, Answer).Score(1, [6, 2, 99]));
        Assert.Equal((5 * 6) + (4 * 2), new WeightedOutputs(Two, Answer).Score(1, [6, 2, 99]));
    }

    [Fact]
    public void The_energy_is_smallest_at_the_reference()
    {
        var file = Path.Combine(Repository.Root, "weights", "chains-10", "energy-gnn.safetensors");
        var model = ModelFactory.Energy("energy", ChainsDataset.Create(10, 2).Union(), SafeTensors.Read(file));
        var objective = Objectives.Of(new ModelObjectiveSpec.Energy(), model);
        Assert.Equal(0, objective.Total(model.Reference.States, model.Rule.StateSize));
        var draws = new Draws(1);
        for (var k = 0; k < 20; k++)
        {
            double[] other = [.. model.Reference.States.Select((number, index) =>
                number + (0.01 * draws.Normal(Purpose.Data, (ulong)k, index)))];
            Assert.True(objective.Total(other, model.Rule.StateSize) > 0);
        }
    }

    [Fact]
    public void Where_it_was_written_is_no_part_of_an_objective()
    {
        Assert.Equal<ObjectiveSpec>(new ModelObjectiveSpec.Energy { Place = "a:1:1" }, new ModelObjectiveSpec.Energy());
        Assert.NotEqual<ObjectiveSpec>(new ModelObjectiveSpec.Distance(), new ModelObjectiveSpec.Energy());
        Assert.NotEqual(new ModelObjectiveSpec.Linear(new InputFile("a", "a")), new ModelObjectiveSpec.Linear(new InputFile("b", "b")));
    }
}
