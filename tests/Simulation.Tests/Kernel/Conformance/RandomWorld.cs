using System.Globalization;

namespace Hogwild.Simulation.Tests;

/// <summary>
/// A small world of processes that do what a script of bytes says: wait for everything there is to wait for, fire, interrupt, schedule,
/// cancel and push. What happens is written down in order, so that two kernels, or two ways of running one, can be compared.
/// </summary>
public static class RandomWorld
{
    private const int Processes = 6;

    /// <summary>Plays a script, and returns what happened.</summary>
    public static List<string> Play(IEventKernel kernel, byte[] script, Action<IEventKernel> run)
    {
        var world = new World(kernel, script);
        world.Start();
        run(kernel);
        return world.Log;
    }

    private sealed class World(IEventKernel kernel, byte[] script) : IEventHandler
    {
        private readonly Signal[] _signals = [new("red"), new("green"), new("blue")];
        private readonly ProcessHandle[] _processes = new ProcessHandle[Processes];
        private readonly List<Timer> _timers = [];
        private int _handler;

        public List<string> Log { get; } = [];

        public void Start()
        {
            _handler = kernel.Register(this, EventKind.Delivery);
            for (var number = 0; number < Processes; number++)
            {
                var who = number;
                var kind = number % 3 == 0 ? EventKind.Activation : EventKind.User;
                _processes[number] = kernel.Start(self => Body(self, who), kind, number / 2);
            }
        }

        public void Happen(int entity, long counter, long now)
        {
            Note($"handler {entity} {counter}");
            kernel.Fire(_signals[entity % 3]);
        }

        private void Note(string what) => Log.Add(string.Create(CultureInfo.InvariantCulture, $"{kernel.Now} {what}"));

        private IEnumerable<Wait> Body(ProcessContext self, int who)
        {
            for (var at = who; at + 2 < script.Length; at += Processes)
            {
                var (what, one, two) = (script[at] % 16, script[at + 1], script[at + 2]);
                Act(what, one, two, self);
                yield return What(what % 8, one, two);
                Note($"process {who} {self.Outcome.Index} {self.Outcome.Cause}");
                if (self.Outcome.IsInterrupted)
                {
                    self.Acknowledge();
                }
            }

            Note($"process {who} ends");
        }

        private void Act(int what, byte one, byte two, ProcessContext self)
        {
            switch (what)
            {
                case 8 or 9:
                    kernel.Fire(_signals[one % 3]);
                    break;
                case 10 or 11 when _processes[one % Processes] != self.Handle:
                    Note($"interrupt {kernel.Interrupt(_processes[one % Processes], two)}");
                    break;
                case 12:
                    _timers.Add(kernel.Schedule(kernel.Now + (one % 9), () => Note($"timer {two}"), EventKind.Fault, two % 3));
                    break;
                case 13 when _timers.Count > 0:
                    Note($"cancel {kernel.Cancel(_timers[one % _timers.Count])}");
                    break;
                case 14 or 15:
                    kernel.Push(_handler, one % 4, two, kernel.Now + (two % 5));
                    break;
            }
        }

        private Wait What(int what, byte one, byte two) => what switch
        {
            0 or 1 => Wait.For(one % 7),
            2 => Wait.Until(kernel.Now + (two % 11)),
            3 => Wait.Any(Wait.On(_signals[one % 3]), Wait.For(two % 9)),
            4 => Wait.All(Wait.On(_signals[one % 3]), Wait.For(two % 5)),
            5 => Wait.Any(Wait.For(one % 12), Wait.All(Wait.On(_signals[0]), Wait.On(_signals[1])), Wait.For(two % 12)),
            6 => Wait.All(Wait.For(one % 6), Wait.Any(Wait.For(two % 6), Wait.On(_signals[2]))),
            _ => Wait.On(_signals[one % 3]),
        };
    }
}
