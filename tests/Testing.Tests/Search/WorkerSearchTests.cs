using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Testing.Tests;

/// <summary>
/// Searches for schedules of workers: with a worker a node they are those of nodes, and claims are about nodes in any case.
/// </summary>
public class WorkerSearchTests
{
    private static readonly ScheduleSpace Three = Schedules.PartiallyAsynchronous(Bound.InSteps(3));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void With_a_worker_a_node_a_search_finds_what_it_finds_without(int number)
    {
        var claim = number switch
        {
            0 => Claim.Converges(Runs.Rotation, 400),
            1 => Claim.IsOrderInsensitive(Runs.Gcn(Graphs.Path(4)), 100),
            _ => Claim.Converges(Runs.Ignn(Graphs.Path(3)), 400),
        };
        var each = Partition.ByHash(claim.Model.Data.Graph, int.MaxValue);
        Func<Falsifier, Counterexample?>[] phases =
            [search => search.Random(20, seed: 3), search => search.Adversarial(), search => search.Systematic(3, 1_000)];
        foreach (var phase in phases)
        {
            var (alone, workers) = (new Falsifier(claim, Three), new Falsifier(claim, Three) { Workers = each });
            var (one, other) = (phase(alone), phase(workers));
            Assert.Equal((alone.Schedules, alone.Activations), (workers.Schedules, workers.Activations));
            Assert.Equal(one?.Choices.ToString(), other?.Choices.ToString());
            Assert.Equal(one?.Schedule.Trailer, other?.Schedule.Trailer);
            Assert.Equal(one?.Suspect, other?.Suspect);
            Assert.Equal(one?.Matters, other?.Matters);
        }
    }

    /// <summary>What is found, shrunk as a schedule of workers, is a schedule of nodes that act together and break the claim.</summary>
    [Fact]
    public void What_is_found_is_a_schedule_of_workers_and_of_their_nodes()
    {
        var graph = Graphs.Path(9);
        var model = Runs.Gcn(graph);
        var partition = Partition.ByBreadth(graph, 3);
        var search = new Falsifier(Claim.IsOrderInsensitive(model, 100), Three) { Workers = partition };
        foreach (var found in new[] { search.Random(50, seed: 1), search.Adversarial(), search.Systematic(4, 1_000) })
        {
            Assert.NotNull(found);
            Assert.Equal((3, 4), (found.Choices.NodeCount, found.Choices.ArcCount));
            Assert.Equal(1, found.Choices.Deviations);
            Assert.Contains("worker ", found.Story, StringComparison.Ordinal);
            Assert.NotEmpty(found.Matters);
            var run = new Run(graph, model.Rule, new Replay(found.Schedule));
            run.Finish();
            Assert.Equal(found.Schedule.Trailer.Fingerprint, run.Network.Fingerprint);
            var again = new Run(graph, model.Rule, new WorkerScheduler(found.Choices.ToScheduler(Three.Step.Ticks), partition));
            again.Through(10_000 * Three.Step.Ticks);
            Assert.Equal(run.Network.States(), again.Network.States());
        }
    }

    [Property(MaxTest = 40, Arbitrary = [typeof(UndirectedGraphs)])]
    public void What_holds_of_nodes_holds_of_workers(Graph graph, byte parts, ulong seed)
    {
        if (graph.NodeCount == 0)
        {
            return;
        }

        var model = Runs.Ignn(graph);
        var partition = Partition.ByHash(graph, 1 + (parts % 4));
        foreach (var claim in new[]
        {
            Claim.Converges(model, within: 2_000), Claim.AgreesWithSynchronous(model, within: 2_000),
            Claim.LevelBound(model, model.Certificate!, within: 30),
        })
        {
            var search = new Falsifier(claim, Three) { Workers = partition };
            Assert.Null(search.Random(3, seed) ?? search.Adversarial());
        }
    }
}
