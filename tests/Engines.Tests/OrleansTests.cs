using Hogwild.Engines.Orleans;
using Hogwild.EngineWorker;

namespace Hogwild.Engines.Tests;

/// <summary>What grains did happens again in a simulation, to the bit, also where a silo was killed.</summary>
public class OrleansTests
{
    private static readonly WorkerCommand Command = new("dotnet", [typeof(Real).Assembly.Location, "silo"]);

    public static TheoryData<string> Kinds => Law.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_run_in_one_process_is_repeated_to_the_bit(string kind) => AssertRepeated(Real.Task(kind, 3, 3));

    [Fact]
    public void So_it_is_with_delays_and_losses() =>
        AssertRepeated(Real.Task("energy", 4, 3, most: 40) with { Pace = 2000, Delay = 3000 });

    [Fact]
    public void It_ends_when_workers_have_found_the_end_by_themselves_though_messages_get_lost()
    {
        var text = Real.Task("ignn", 9, 3, most: int.MaxValue) with { Pace = 1000, Delay = 1000, Waves = 2 };
        var run = AssertRepeated(text);
        Assert.All(run.OverAt, over => Assert.NotNull(over));
    }

    [Fact]
    public void So_it_is_on_silos_that_are_processes() => AssertRepeated(Real.Task("ignn", 6, 4), silos: 2);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("ignn", null)]
    [InlineData("energy", 30)]
    public void So_it_is_where_a_silo_is_killed(string kind, int? checkpoint)
    {
        // Workers of the other silo have come to their end before a busy machine finds one of the killed one gone.
        Law.AssertRestarts(1, times => AssertRepeated(
            Real.Task(kind, 5, 4, most: 2000 * times) with { Pace = 4000 },
            2,
            checkpoint,
            [new Kill(1, TimeSpan.FromMilliseconds(500 * times), TimeSpan.Zero)]));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Kinds))]
    public void So_it_is_five_times_in_a_row(string kind)
    {
        for (var seed = 10; seed < 15; seed++)
        {
            AssertRepeated(Real.Task(kind, seed, 2 + (seed % 7)), silos: seed % 3);
        }
    }

    [Fact]
    public void So_it_is_on_a_cluster_that_is_there()
    {
        using var redis = RedisServer.Start();
        Assert.SkipWhen(redis is null, "there is no redis-server here");
        using var first = redis.Join(Command);
        using var second = redis.Join(Command);
        AssertRepeated(Real.Task("ignn", 8, 4), cluster: redis.Cluster);
    }

    [Fact]
    public void So_it_is_on_a_cluster_that_a_file_names()
    {
        using var redis = RedisServer.Start();
        Assert.SkipWhen(redis is null, "there is no redis-server here");
        using var folder = new TemporaryFolder();
        var file = folder["orleans.json"];
        var clustering = $$"""{ "ProviderType": "Redis", "ConnectionString": "{{redis.Cluster.Redis}}" }""";
        File.WriteAllText(file, $$"""{ "Orleans": { "Clustering": {{clustering}} } }""");
        using var silo = redis.Join(Command);
        AssertRepeated(Real.Task("ignn", 8, 4), cluster: redis.Cluster with { Redis = null, Configuration = file });
    }

    [Fact]
    public void A_cluster_that_is_not_there_is_told()
    {
        var error = Assert.Throws<NoClusterException>(
            () => AssertRepeated(Real.Task("ignn", 8, 2), cluster: new ClusterAddress("nobody", "127.0.0.1:1,connectTimeout=200")));
        Assert.StartsWith("the cluster nobody is not to be found in 127.0.0.1:1", error.Message);
    }

    [Fact]
    public void Workers_that_always_have_something_to_do_hear_of_each_other_all_the_same()
    {
        // Messages that waited until others have nothing to do would not have been read within so many activations.
        using var folder = new TemporaryFolder();
        var task = Real.Task("ignn", 11, 4, most: 100_000).Create(folder.Root);
        var run = new OrleansEngine("").Run(task, CancellationToken.None);
        Law.AssertRepeats(task, run);
        var sent = run.Counts.Single(item => item.Key == "messages_sent").Value;
        Assert.True(sent > 1000, $"{sent} messages in {run.Merged.Activations} activations");
    }

    [Fact]
    public void Workers_of_a_silo_that_leaves_go_on_elsewhere()
    {
        Law.AssertRestarts(2, times =>
        {
            using var folder = new TemporaryFolder();
            var task = (Real.Task("energy", 12, 4, most: 300 * times) with { Pace = 4000 }).Create(folder.Root);
            using var silos = new TestSilos(2, new TaskMaker(_ => task));
            var engine = new OrleansEngine("") { Kills = [new Kill(1, TimeSpan.FromMilliseconds(300 * times), TimeSpan.Zero)] };
            var run = engine.Run(task, silos, CancellationToken.None);
            Law.AssertRepeats(task, run);
            return run;
        });
    }

    private static EngineRun AssertRepeated(
        EngineTaskText text, int silos = 0, int? checkpoint = null, IReadOnlyList<Kill>? kills = null,
        ClusterAddress? cluster = null)
    {
        using var folder = new TemporaryFolder();
        var task = text.Create(folder.Root);
        var engine = new OrleansEngine(text.Write())
        {
            Command = Command,
            Silos = silos,
            Checkpoint = checkpoint is { } every ? TimeSpan.FromMilliseconds(every) : null,
            Kills = kills ?? [],
            Cluster = cluster,
        };
        var run = engine.Run(task, CancellationToken.None);
        Law.AssertRepeats(task, run);
        return run;
    }
}
