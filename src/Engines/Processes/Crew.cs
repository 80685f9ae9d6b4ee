using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>The processes of a run: who is there, who has to be started again, and what they say.</summary>
/// <param name="command">How one is started.</param>
/// <param name="count">How many there are.</param>
/// <param name="secret">What messages of the run begin with.</param>
/// <param name="settling">Is told who has arrived at the answer.</param>
/// <param name="stop">Ends the run.</param>
internal sealed class Crew(WorkerCommand command, int count, byte[] secret, Settling settling, CancellationTokenSource stop) : IDisposable
{
    private const string Strangers = "strangers";

    // The exit code of who was killed by a signal is this and its number.
    private const int Signalled = 128;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(15);
    private static readonly string[] Names = ["messages_sent", "bytes_sent", "superseded_unsent", Strangers, "log_bytes"];
    private readonly Lock _lock = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Member[] _members = [.. Enumerable.Range(0, count).Select(worker => new Member(worker))];
    private readonly long[] _counts = new long[Names.Length];
    private long _strangers;
    private long _began;
    private bool _hasBegun;
    private bool _isOver;

    /// <summary>What a process is told, given the port, the worker and how often it was started before.</summary>
    public required Func<int, int, int, WorkerConfig> Config { get; init; }

    /// <summary>How long ago the run began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    /// <summary>Whether no worker acts any more.</summary>
    public bool IsDone
    {
        get
        {
            lock (_lock)
            {
                return Array.TrueForAll(_members, member => member.Ended || member.OverAt is not null);
            }
        }
    }

    /// <summary>When workers came to know that the run is over.</summary>
    public IReadOnlyList<long?> OverAt => Array.ConvertAll(_members, member => member.OverAt);

    /// <summary>What workers said last.</summary>
    public IReadOnlyList<SupervisionWord> LastWords => Array.ConvertAll(_members, member => member.Word);

    /// <summary>What all workers have counted.</summary>
    public IEnumerable<KeyValuePair<string, double>> Counts =>
        Names.Zip(_counts, (name, number) => KeyValuePair.Create(name, (double)(number + (name == Strangers ? _strangers : 0))));

    /// <summary>Starts all, and lets the run begin when all are there.</summary>
    /// <exception cref="InvalidOperationException">One did not come.</exception>
    public void Begin(CancellationToken cancellation)
    {
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
        Array.ForEach(_members, Start);
        for (var since = Stopwatch.GetTimestamp(); !Array.TrueForAll(_members, member => member.Port != 0);)
        {
            cancellation.ThrowIfCancellationRequested();
            ThrowIfEnded(since);
            Thread.Sleep(1);
        }

        lock (_lock)
        {
            (_began, _hasBegun) = (Stopwatch.GetTimestamp(), true);
            TellPeers();
            Array.ForEach(_members, member => member.Control!.Send(Control.Signal.Start, _began));
        }
    }

    /// <summary>Kills a worker, to be started again later.</summary>
    public void Kill(int worker, TimeSpan until)
    {
        lock (_lock)
        {
            var member = _members[worker];
            if (member.Ended)
            {
                return;
            }

            member.Again = member.Again > until ? member.Again : until;
            if (member.Process is { HasExited: false } process)
            {
                process.Kill();
                process.WaitForExit();
            }
        }
    }

    /// <summary>Starts again who was killed.</summary>
    /// <exception cref="InvalidOperationException">A process has ended by itself: it would do so again.</exception>
    public void Mend()
    {
        lock (_lock)
        {
            foreach (var member in _members.Where(member => !member.Ended && member.Process is { HasExited: true }))
            {
                if (member.Process!.ExitCode < Signalled && !OperatingSystem.IsWindows())
                {
                    throw Failed(member);
                }

                if (member.Port != 0)
                {
                    (member.Port, member.Word, member.OverAt) = (0, SupervisionWord.Start, null);
                    settling.Tell(member.Worker, false);
                }

                member.Again ??= Elapsed;
                if (Elapsed >= member.Again)
                {
                    member.Again = null;
                    member.Incarnation++;
                    Start(member);
                }
            }
        }
    }

    /// <summary>
    /// Lets all end, and waits until they have. Who has not come yet, or does not end, is killed: what it had decided is in its log.
    /// </summary>
    public void End()
    {
        lock (_lock)
        {
            _isOver = true;
            Array.ForEach(_members, member => member.Control?.Send(Control.Signal.Stop));
        }

        foreach (var member in _members)
        {
            if (member.Port == 0 || member.Process?.WaitForExit(LastPatience) == false)
            {
                Stop(member);
            }

            member.Hearing?.Join(LastPatience);
        }
    }

    /// <summary>Whether a worker has said, last of all, what it has counted: then its log is whole.</summary>
    public bool HasCounted(int worker) => _members[worker].HasCounted;

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        foreach (var member in _members)
        {
            Stop(member);
            member.Process?.Dispose();
            member.Control?.Dispose();
        }
    }

    private static void Stop(Member member)
    {
        if (member.Process is { HasExited: false } process)
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private void Start(Member member)
    {
        var start = new ProcessStartInfo(command.File, command.Arguments)
        {
            RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command.File} was not started");
        member.Errors.Clear();
        process.ErrorDataReceived += (_, line) => member.Hear(line.Data);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        member.Process = process;
        process.StandardInput.WriteLine(
            Config(((IPEndPoint)_listener.LocalEndpoint).Port, member.Worker, member.Incarnation).Write());
        process.StandardInput.Flush();
    }

    private void ThrowIfEnded(long since)
    {
        if (Array.Find(_members, member => member.Port == 0 && member.Process is { HasExited: true }) is { } gone)
        {
            throw Failed(gone);
        }

        if (Stopwatch.GetElapsedTime(since) > Patience)
        {
            throw new InvalidOperationException($"not all workers were there within {Patience.TotalSeconds} s");
        }
    }

    private static InvalidOperationException Failed(Member member)
    {
        member.Process!.WaitForExit();
        return new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture,
            $"the process of worker {member.Worker} ended by itself (exit code {member.Process.ExitCode}): {member.Said}"));
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptTcpClient();
                new Thread(() => Hear(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The run is over.
        }
    }

    private void Hear(TcpClient client)
    {
        using var control = new Control(client) { Patience = LastPatience };
        if (Greeting.Read(control.ReadBytes(), secret) is not { } greeting || greeting.Worker < 0 || greeting.Worker >= count)
        {
            Interlocked.Increment(ref _strangers);
            return;
        }

        control.Patience = TimeSpan.Zero;
        var member = _members[greeting.Worker];
        lock (_lock)
        {
            (member.Control, member.Port, member.Hearing) = (control, greeting.Port, Thread.CurrentThread);
            if (_hasBegun)
            {
                TellPeers();
                control.Send(Control.Signal.Start, _began);
            }

            // Who comes when all is over was being started again.
            if (_isOver)
            {
                control.Send(Control.Signal.Stop);
            }
        }

        while (control.Read() is { } heard)
        {
            Take(member, heard);
        }
    }

    private void Take(Member member, (Control.Signal Signal, long[] Numbers) heard)
    {
        switch (heard.Signal)
        {
            case Control.Signal.Settled:
                settling.Tell(member.Worker, heard.Numbers[0] == 1);
                break;
            case Control.Signal.Done:
                lock (_lock)
                {
                    (member.Ended, member.Word) = (member.Ended || heard.Numbers[3] == 1, SupervisionWord.Of(heard.Numbers[1]));
                    member.OverAt = heard.Numbers[2] < 0 ? null : heard.Numbers[2];
                }

                if (heard.Numbers[0] == 1)
                {
                    stop.Cancel();
                }

                break;
            case Control.Signal.Counts:
                lock (_lock)
                {
                    member.HasCounted = true;
                    for (var k = 0; k < _counts.Length; k++)
                    {
                        _counts[k] += heard.Numbers[k];
                    }
                }

                break;
            default:
                break;
        }
    }

    private void TellPeers()
    {
        var ports = Array.ConvertAll(_members, member => (long)member.Port);
        Array.ForEach(_members, member => member.Control?.Send(Control.Signal.Peers, ports));
    }

    /// <summary>One process.</summary>
    private sealed class Member(int worker)
    {
        public List<string> Errors { get; } = [];

        public int Worker => worker;

        public Process? Process { get; set; }

        public Control? Control { get; set; }

        public Thread? Hearing { get; set; }

        public SupervisionWord Word { get; set; } = SupervisionWord.Start;

        public long? OverAt { get; set; }

        public int Port { get; set; }

        public int Incarnation { get; set; }

        /// <summary>Whether it acts no more.</summary>
        public bool Ended { get; set; }

        public bool HasCounted { get; set; }

        /// <summary>When it is started again; null where it is there.</summary>
        public TimeSpan? Again { get; set; }

        /// <summary>The last lines that it has said.</summary>
        public string Said
        {
            get
            {
                lock (Errors)
                {
                    return string.Join(' ', Errors.TakeLast(3));
                }
            }
        }

        public void Hear(string? line)
        {
            lock (Errors)
            {
                if (line is { Length: > 0 })
                {
                    Errors.Add(line);
                }
            }
        }
    }
}
