using FsCheck;
using FsCheck.Fluent;
using Hogwild.Simulation;
using Hogwild.Testing;

namespace Hogwild.Models.Tests.Moving;

public class EpochModelsTests
{
    private const long Step = 10;

    [Property(MaxTest = 150, Arbitrary = [typeof(Drawn)])]
    public void The_answer_of_an_epoch_is_that_of_its_data_whoever_came_before(Instance instance, WorldScript script)
    {
        var model = Moved(instance.Model, script);
        var epochs = new EpochModels(model);
        var scale = Math.Max(1e-9, Dense.MaxNorm(model.Reference.States));
        foreach (var since in model.Moving!.Epochs)
        {
            Assert.True(epochs.MoveTo(since));
            Assert.False(epochs.MoveTo(since));
            var cold = FixedPoint.Solve(new EpochRule((MovingRule)model.Rule, since), model.Data.Graph);

            // Where the first answer is 0, rounding is that of later ones, and what is not told, 10⁻¹⁴ of them, adds up over neighbours.
            scale = Math.Max(scale, 1e-4 * Dense.MaxNorm(cold.States));
            for (var node = 0; node < model.Data.Graph.NodeCount; node++)
            {
                var size = model.Rule.StateSize;
                if (epochs.Present.Reference.Away?[node] != true)
                {
                    Close.To(
                        cold.States.AsSpan(node * size, size).ToArray(),
                        epochs.Present.Reference.States.AsSpan(node * size, size).ToArray(),
                        1e-8 * scale);
                }
            }
        }
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Drawn)])]
    public void The_way_of_the_answer_is_that_of_all_epochs_looked_at_or_not(Instance instance, WorldScript script)
    {
        var model = Moved(instance.Model, script.FeaturesAlone());
        if (model.Following is not { } certificate || model.Moving!.Epochs.Count == 0)
        {
            return;
        }

        var (each, last, way) = (new EpochModels(model), new EpochModels(model), 0.0);
        foreach (var since in model.Moving.Epochs)
        {
            var before = each.Present.Reference.States;
            each.MoveTo(since);
            way += certificate.Norm(each.Present.Reference.States, before);
        }

        last.MoveTo(model.Moving.Epochs[^1]);
        Assert.Equal(way, each.Way, 1e-9 * way);
        Assert.Equal(way, last.Way, 1e-9 * way);
        Assert.Equal(each.Present.Reference.States, last.Present.Reference.States);
    }

    [Fact]
    public void A_way_that_begins_at_zero_is_found_though_rounding_goes_round_in_circles()
    {
        for (var seed = 0UL; seed < 300; seed++)
        {
            var sampler = new Sampler(seed);
            var zero = sampler.Data(Graphs.Path(3), 1);
            zero = zero with { Features = new double[zero.Features.Length] };
            var weights = sampler.Ignn(3, 1, 0.8);
            weights.Tensors["ignn.b"] = sampler.Tensor(0, 3);
            var first = ModelFactory.Ignn("ignn", zero, weights);
            Assert.Equal(0, Dense.MaxNorm(first.Reference.States));
            var moving = new MovingData(zero, [new DataChange(new WorldChange(5)) { Features = [(1, [sampler.Normal()])] }]);
            var epochs = new EpochModels(MovingModels.Of(first, moving));
            epochs.MoveTo(5);
            Assert.InRange(epochs.Way, 0, 1e3);
            Assert.InRange(epochs.Updates, 1, 3000);
        }
    }

    [Fact]
    public void Only_what_a_change_reaches_is_computed_anew()
    {
        var sampler = new Sampler(3);
        var data = sampler.Data(Graphs.Path(2000), 1);
        var weights = sampler.Ignn(2, 1, 0.5);
        var first = ModelFactory.Ignn("ignn", data, weights);
        var moving = new MovingData(data, [
            new DataChange(new WorldChange(5)) { Features = [(1000, [3])] },
            new DataChange(new WorldChange(9)) { Features = [(1000, [data.Features[1000]])] },
        ]);
        var epochs = new EpochModels(MovingModels.Of(first, moving));
        epochs.MoveTo(5);
        Assert.InRange(epochs.Updates, 5, 3000);
        Assert.NotEqual(first.Reference.States[2 * 1000], epochs.Present.Reference.States[2 * 1000]);
        epochs.MoveTo(9);
        Close.To(first.Reference.States, epochs.Present.Reference.States, 1e-9);
        Assert.InRange(epochs.Updates, 5, 6000);
    }

    private static Model Moved(Model model, WorldScript script)
    {
        var moving = script.On(model.Data, Step);
        var rule = model.Maker!.Make(moving.First);
        var reference = FixedPoint.Solve(rule, moving.First.Graph);
        return MovingModels.Of(model with { Rule = rule, Reference = reference }, moving);
    }

    private static class Drawn
    {
        public static Arbitrary<WorldScript> Script() => WorldScripts.Any();

        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(
                Instances.Ignn(9).Generator,
                Instances.Eignn(9).Generator,
                Instances.Gsdgnn(9).Generator,
                Instances.Energy(6, 1, 30).Generator,
                Instances.Linear(9, 0.8).Generator),
            _ => []);
    }
}
