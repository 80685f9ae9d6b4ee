using FsCheck;
using FsCheck.Fluent;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Testing;

namespace Hogwild.Simulation.Tests;

/// <summary>The two kernels side by side.</summary>
public sealed class DifferentialTests
{
    [Property]
    public bool Whatever_happens_happens_in_the_same_order_on_both(byte[] script)
    {
        var padded = Enumerable.Range(0, 4).SelectMany(shift => script.Select(item => (byte)(item * 31 + shift))).ToArray();
        var ours = RandomWorld.Play(new EventKernel(), padded, kernel => kernel.Run(1000));
        var theirs = RandomWorld.Play(new SimSharpKernel(), padded, kernel => kernel.Run(1000));
        return ours.SequenceEqual(theirs);
    }

    [Property]
    public bool Also_under_every_tie_policy(byte[] script, ulong seed)
    {
        foreach (var ties in new[] { TiePolicy.Fifo, TiePolicy.Random(new Draws(seed)) })
        {
            var ours = RandomWorld.Play(new EventKernel(ties), script, kernel => kernel.Run(1000));
            var theirs = RandomWorld.Play(new SimSharpKernel(ties), script, kernel => kernel.Run(1000));
            if (!ours.SequenceEqual(theirs))
            {
                return false;
            }
        }

        return true;
    }

    [Property(MaxTest = 60, Arbitrary = [typeof(Worlds)])]
    public void Also_where_the_world_changes(Instance instance, WorldScript script, ulong seed)
    {
        var moving = script.On(instance.Model.Data, 10);
        var model = MovingModels.Of(instance.Model with { Rule = instance.Model.Maker!.Make(moving.First) }, moving);
        var (ours, theirs) = (Run(new EventKernel()), Run(new SimSharpKernel()));
        Assert.Equal(ours.Fingerprint, theirs.Fingerprint);
        Assert.Equal(ours.States(), theirs.States());
        Assert.Equal(ours.MacroIteration, theirs.MacroIteration);
        Assert.Equal(ours.Epoch, theirs.Epoch);

        Network Run(IEventKernel kernel)
        {
            var link = new Link(new Exponential(TimeSpan.FromTicks(20)), 0.3);
            var scheduler = new Changing(new Physical(new PoissonClock(TimeSpan.FromTicks(10)), link, new Draws(seed)));
            var run = new Run(moving.Data.Graph, model.Rule, scheduler, kernel);
            run.Until(600);
            return run.Network;
        }
    }

    private static class Worlds
    {
        public static Arbitrary<Instance> Instance() => Arb.From(
            Gen.OneOf(Instances.Ignn(6).Generator, Instances.Energy(5, 1).Generator), _ => []);

        public static Arbitrary<WorldScript> Script() => WorldScripts.Any(mostSteps: 20);
    }
}
