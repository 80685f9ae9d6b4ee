using SimSharp;

namespace Hogwild.Simulation;

/// <summary>
/// The kernel over SimSharp 3.4.2. SimSharp's queue orders instants, its clock moves on, and its processes run, wait and are interrupted;
/// every event here is an event in its queue. This adapter orders what happens at one instant, since SimSharp keeps no order among ties
/// beyond 1,024 pending, stops before <c>until</c> itself, and drops what has been cancelled before SimSharp's clock moves on to it.
/// </summary>
/// <remarks>Instants end with SimSharp's calendar, after 9,998 years.</remarks>
public sealed class SimSharpKernel : OrderedKernel
{
    private readonly Engine _engine = new();
    private readonly Dictionary<long, Instant> _instants = [];
    private readonly Stack<Instant> _spare = [];
    private EventQueue.Entry _entry;

    /// <summary>A kernel at instant 0, without events.</summary>
    public SimSharpKernel()
        : base(TiePolicy.Canonical)
    {
    }

    /// <summary>A kernel at instant 0, without events.</summary>
    /// <param name="ties">How user processes at one instant are ordered.</param>
    public SimSharpKernel(TiePolicy ties)
        : base(ties)
    {
    }

    /// <inheritdoc/>
    public override void Run(long until)
    {
        Guarded(
            () =>
            {
                while (Find(until))
                {
                    HappenNow();
                }

                return true;
            },
            until);
        if (until != Ticks.Never)
        {
            Now = until;
        }
    }

    /// <inheritdoc/>
    public override bool Step() => Guarded(() =>
    {
        if (!Find(Ticks.Never))
        {
            return false;
        }

        HappenNow();
        return true;
    });

    private protected override void Enqueue(in EventQueue.Entry entry)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.Time, Engine.Last, "at");
        if (!_instants.TryGetValue(entry.Time, out var instant))
        {
            _instants.Add(entry.Time, instant = _spare.TryPop(out var spare) ? spare : new Instant());
        }

        instant.Add(entry);
        _engine.Add(entry.Time, new Tick(_engine, entry.Time, () => Happen(_entry)));
    }

    /// <summary>Tells SimSharp's process to go on, which it does at SimSharp's next step.</summary>
    private protected override void Resume(ProcessState process)
    {
        if (process.Engine is not Engined engined)
        {
            process.Engine = new Engined(_engine, Drive(process));
        }
        else if (process.Context.Outcome.IsInterrupted)
        {
            engined.Process.Interrupt(process.Context.Outcome.Cause, Engine.Told);
        }
        else
        {
            engined.Gate!.Succeed(null, Engine.Told);
        }
    }

    /// <summary>The process as SimSharp sees it: it waits for one gate after the other.</summary>
    private IEnumerable<Event> Drive(ProcessState process)
    {
        while (Advance(process))
        {
            // A new gate every time: SimSharp would deliver a fault again through an event that has been processed.
            var gate = new Event(_engine);
            ((Engined)process.Engine!).Gate = gate;
            yield return gate;
            _engine.ActiveProcess.HandleFault();
        }
    }

    /// <summary>Brings the first event that is due before <paramref name="until"/> to the front of SimSharp's queue.</summary>
    private bool Find(long until)
    {
        while (_engine.Count > 0)
        {
            if (_engine.First is not Tick tick)
            {
                // SimSharp's own: a process has ended.
                _engine.Step();
                continue;
            }

            if (tick.At >= until)
            {
                return false;
            }

            _entry = Take(tick.At);
            if (IsDue(_entry))
            {
                return true;
            }

            _engine.Drop();
        }

        return false;
    }

    private void HappenNow()
    {
        _engine.Step();
        while (_engine.Count > 0 && _engine.First is not Tick)
        {
            _engine.Step();
        }
    }

    private EventQueue.Entry Take(long at)
    {
        var instant = _instants[at];
        var entry = instant.Take();
        if (instant.IsEmpty)
        {
            _instants.Remove(at);
            _spare.Push(instant);
        }

        return entry;
    }

    private bool Guarded(Func<bool> work, long until = Ticks.Never)
    {
        Enter(until);
        try
        {
            return work();
        }
        catch (Exception cause)
        {
            if (Fail(_entry, cause) is { } failure)
            {
                throw failure;
            }

            throw;
        }
        finally
        {
            Exit();
        }
    }

    private sealed class Engined
    {
        public Engined(Engine engine, IEnumerable<Event> body) => Process = new global::SimSharp.Process(engine, body, Engine.Told);

        public global::SimSharp.Process Process { get; }

        public Event? Gate { get; set; }
    }
}
