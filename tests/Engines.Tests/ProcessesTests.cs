using System.Net;
using System.Net.Sockets;
using Hogwild.EngineWorker;

namespace Hogwild.Engines.Tests;

/// <summary>What processes did happens again in a simulation, to the bit, also where some were killed.</summary>
public class ProcessesTests
{
    private static readonly WorkerCommand Command = new("dotnet", [typeof(Real).Assembly.Location]);

    public static TheoryData<string> Kinds => Law.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_run_is_repeated_to_the_bit(string kind) => AssertRepeated(Real.Task(kind, 3, 3));

    [Fact]
    public void So_it_is_with_delays_and_losses() =>
        AssertRepeated(Real.Task("energy", 4, 2, most: 40) with { Pace = 2000, Delay = 3000 });

    [Theory]
    [InlineData("ignn", null)]
    [InlineData("energy", 20)]
    [InlineData("push-sum", 20)]
    public void So_it_is_where_workers_are_killed_and_begin_anew_or_go_on(string kind, int? checkpoint)
    {
        // Who is killed before it has written anything begins as for the first time, and a busy machine starts processes slowly.
        Law.AssertRestarts(1, times => AssertRepeated(
            Real.Task(kind, 5, 3, most: 400 * times) with { Pace = 4000 },
            checkpoint,
            [Kill(0, 200 * times), Kill(1, 300 * times), Kill(0, 1000 * times)]));
    }

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Kinds))]
    public void So_it_is_five_times_in_a_row(string kind)
    {
        for (var seed = 10; seed < 15; seed++)
        {
            AssertRepeated(Real.Task(kind, seed, 2 + (seed % 7)));
            AssertRepeated(Real.Task(kind, seed, 3, most: 300) with { Pace = 4000 }, seed % 2 == 0 ? 30 : null, [Kill(1, 250)]);
        }
    }

    [Fact]
    public void It_ends_when_workers_have_found_the_end_by_themselves_though_messages_get_lost()
    {
        var text = Real.Task("ignn", 9, 3, most: int.MaxValue) with { Pace = 1000, Delay = 1000, Waves = 2 };
        var run = AssertRepeated(text);
        Assert.All(run.OverAt, over => Assert.NotNull(over));
    }

    [Fact]
    public void Strangers_are_cut_off_and_counted()
    {
        using var folder = new TemporaryFolder();
        var text = Real.Task("ignn", 0, 2);
        var layout = Layouts.Of(text.Create(folder.Root))[0];
        var secret = new byte[16];
        var box = new Mailbox(layout.InParts.Length);
        using var listener = new PeerListener(layout, secret, box, (_, _) => 0);
        var other = secret.ToArray();
        other[3] = 1;
        Send(listener.Port, new Greeting(1, 0, 1).Write(other));
        Send(listener.Port, new byte[3]);
        Send(listener.Port, new Greeting(7, 0, 1).Write(secret));
        Send(listener.Port, new Greeting(1, 0, 1).Write(secret), new byte[1 << 20]);
        Assert.True(SpinWait.SpinUntil(() => listener.Strangers == 4, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Who_was_there_before_a_restart_is_not_heard_any_more()
    {
        using var folder = new TemporaryFolder();
        var layout = Layouts.Of(Real.Task("ignn", 0, 2).Create(folder.Root))[0];
        var secret = new byte[16];
        using var listener = new PeerListener(layout, secret, new Mailbox(layout.InParts.Length), (_, _) => 0);
        using var now = Send(listener.Port, new Greeting(1, 2, 1).Write(secret));
        SpinWait.SpinUntil(() => false, TimeSpan.FromMilliseconds(200));
        using var before = Send(listener.Port, new Greeting(1, 1, 1).Write(secret));
        Assert.True(SpinWait.SpinUntil(() => listener.Strangers == 1, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void A_process_that_does_not_become_a_worker_ends_the_run_with_what_it_said()
    {
        using var folder = new TemporaryFolder();
        var engine = new ProcessesEngine(Command, "nonsense");
        var failure = Assert.Throws<InvalidOperationException>(
            () => engine.Run(Real.Task("ignn", 0, 2).Create(folder.Root), CancellationToken.None));
        Assert.Contains("ended by itself", failure.Message);
    }

    private static Kill Kill(int worker, int at) => new(worker, TimeSpan.FromMilliseconds(at), TimeSpan.FromMilliseconds(20));

    private static TcpClient Send(int port, params byte[][] messages)
    {
        var client = new TcpClient();
        client.Connect(IPAddress.Loopback, port);
        foreach (var message in messages)
        {
            Frames.Write(client.GetStream(), message);
        }

        return client;
    }

    private static EngineRun AssertRepeated(EngineTaskText text, int? checkpoint = null, IReadOnlyList<Kill>? kills = null)
    {
        using var folder = new TemporaryFolder();
        var task = text.Create(folder.Root);
        var engine = new ProcessesEngine(Command, text.Write())
        {
            Checkpoint = checkpoint is { } every ? TimeSpan.FromMilliseconds(every) : null, Kills = kills ?? [],
        };
        var run = engine.Run(task, CancellationToken.None);
        Law.AssertRepeats(task, run);
        return run;
    }
}
