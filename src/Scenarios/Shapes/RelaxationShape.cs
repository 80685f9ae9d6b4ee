using Hogwild.Experiments;
using Hogwild.Schedulers;
using Hogwild.Simulation;

namespace Hogwild.Scenarios;

/// <summary>What every kind of scheduler may relax: how reads hang together, how fresh own states are, what is known at the start.</summary>
internal static class RelaxationShape
{
    /// <summary>The keys, and the type that each stands for.</summary>
    public static readonly IReadOnlyList<(Key Key, Type Type)> Family =
    [
        (new("atomic", "false where every component of a read comes from an admissible version of its own", "true"), typeof(TornReads)),
        (new("own", "fresh; or stale, within the bound: nodes go on from older states of their own", "fresh"), typeof(StaleOwn)),
        (new("initial", "known to the neighbours from the start; or unknown: version 0 is a message", "known"), typeof(UnknownStart)),
    ];

    /// <summary>Reads the keys that come beside those of a kind, and adds them to it.</summary>
    /// <exception cref="ScenarioException">They do not fit the kind.</exception>
    public static SchedulerSpec Read(SchedulerSpec spec, Section section)
    {
        var (atomic, own, initial) = (section.Get("atomic"), section.Get("own"), section.Get("initial"));
        var relaxed = spec with
        {
            IsAtomic = atomic.Truth(),
            IsOwnStale = Choice(own, "fresh", "stale"),
            StartsUnknown = Choice(initial, "known", "unknown"),
        };
        Refuse(!relaxed.IsAtomic, atomic, "true", AgainstTorn(Core(spec)));
        Refuse(relaxed.IsOwnStale, own, "fresh", AgainstStaleOwn(spec));
        Refuse(relaxed.StartsUnknown, initial, "known", AgainstUnknown(spec));
        return relaxed;
    }

    /// <summary>The scheduler inside all bounds.</summary>
    public static SchedulerSpec Core(SchedulerSpec spec) => spec is SchedulerSpec.Bounded bounded ? Core(bounded.Of) : spec;

    /// <summary>The name of a kind.</summary>
    public static string NameOf(SchedulerSpec spec) =>
        string.Concat(spec.GetType().Name.Select((c, index) => char.IsUpper(c) ? $"{(index > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    private static void Refuse(bool isAsked, Value value, string expected, string? reason)
    {
        if (isAsked && reason is not null)
        {
            throw value.Expected($"{expected} ({reason})");
        }
    }

    private static bool Choice(Value value, string no, string yes)
    {
        var what = $"{no} or {yes}";
        var text = value.Text(what);
        return text == yes || (text == no ? false : throw value.Expected(what, Nearest.Hint(text, [no, yes])));
    }

    private static string? AgainstTorn(SchedulerSpec core) => core switch
    {
        SchedulerSpec.Replay => "a schedule says what is read",
        SchedulerSpec.Synchronous or SchedulerSpec.RoundRobin or SchedulerSpec.RandomSweep or SchedulerSpec.RandomInterleaving
            or SchedulerSpec.Poisson or SchedulerSpec.Stragglers or SchedulerSpec.Starvation or SchedulerSpec.ResidualGreedy => $"{NameOf(core)} reads only what is newest",
        _ => null,
    };

    private static string? AgainstStaleOwn(SchedulerSpec spec) => (spec, Core(spec)) switch
    {
        (_, SchedulerSpec.Replay) => "a schedule says what is read",
        (_, SchedulerSpec.Synchronous) => "in synchronous rounds nodes go on from the round before",
        (SchedulerSpec.RoundRobin or SchedulerSpec.RandomSweep or SchedulerSpec.RandomInterleaving or SchedulerSpec.Poisson
            or SchedulerSpec.Stragglers or SchedulerSpec.ResidualGreedy or SchedulerSpec.Physical, _) => $"{NameOf(spec)} has no bound; write it beside the kind bounded",
        _ => null,
    };

    private static string? AgainstUnknown(SchedulerSpec spec) => Core(spec) switch
    {
        SchedulerSpec.Replay => "a schedule says what is read",
        SchedulerSpec.Physical { Link.Loss: 1 } when spec is not SchedulerSpec.Bounded { Policy: BoundPolicy.Retransmit } =>
            "every message is lost, so that no node would ever act",
        SchedulerSpec.Physical => null,
        var core => $"under {NameOf(core)} messages take no time",
    };
}
