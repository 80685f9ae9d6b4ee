using Hogwild.Experiments;
using Hogwild.Models;
using Hogwild.Schedulers;
using Hogwild.Training;
using Hogwild.Simulation;

namespace Hogwild;

/// <summary>Results that no run has produced, shaped like those of the quickstart: deterministic noise about known curves.</summary>
internal static class Synthetic
{
    public const int Nodes = 20;

    public static Scenario Scenario(int replicates = 32) => new()
    {
        Name = "synthetic",
        Title = "Three models on the paper's chains, asynchronously",
        Folder = Path.GetTempPath(),
        Seed = 1,
        Dataset = new DatasetSpec.Chains(10, 2),
        Models =
        [
            new ModelSpec("gcn", new RuleSpec.Gcn(), null, new GcnTraining()),
            new ModelSpec("ignn", new RuleSpec.Ignn(), null, new IgnnTraining()),
            new ModelSpec("energy-gnn", new RuleSpec.Energy(null), null, new EnergyTraining()),
        ],
        Scheduler = new SchedulerSpec.Synchronous(false),
        Step = TimeSpan.FromMilliseconds(1),
        Run = new RunSpec
        {
            Until = TimeSpan.FromSeconds(4),
            Replicates = replicates,
            Sample = TimeSpan.FromMilliseconds(20),
            Tolerance = 1e-6,
            Record = false,
        },
    };

    public static IReadOnlyList<ModelResult> Models(int replicates = 32, int diverging = 0) =>
    [
        Model("gcn", false, 0.2, 0.45, replicates, 0, null),
        Model("ignn", true, 0.72, 1e-9, replicates, 0, new RateLine(1, 0.81, "max norm, largest column sum")),
        Model("energy-gnn", true, 0.85, 1e-10, replicates, diverging, null),
    ];

    public static double Noise(params ReadOnlySpan<long> key)
    {
        var draws = new Draws(0);
        foreach (var word in key)
        {
            draws = new Draws(draws.Bits(Purpose.Data, 0, word));
        }

        return draws.Uniform(Purpose.Data, 0, 0) - 0.5;
    }

    private static ModelResult Model(
        string name, bool isFixedPoint, double rate, double spread, int replicates, int diverging, RateLine? certificate)
    {
        var synchronous = Enumerable.Range(0, 2 * Nodes).Select(k => Noise(1, k)).ToArray();
        return new ModelResult
        {
            Model = name,
            HasFixedPoint = isFixedPoint,
            OutputSize = 2,
            SynchronousOutputs = synchronous,
            OutputSpread = Spread.Of(synchronous, 0),
            Certificate = certificate,
            Facts = [KeyValuePair.Create("weights", "none")],
            Synchronous = Run(Regime.Synchronous, 0, isFixedPoint, rate, 0, false, synchronous),
            Asynchronous = [.. Enumerable.Range(0, replicates).Select(
                replicate => Run(Regime.Asynchronous, replicate, isFixedPoint, rate, spread, replicate < diverging, synchronous))],
        };
    }

    private static Trajectory Run(
        Regime regime, int replicate, bool isFixedPoint, double rate, double spread, bool diverges, double[] synchronous)
    {
        var isSynchronous = regime == Regime.Synchronous;
        var samples = new List<Sample>();
        for (var k = 0; k <= (diverges ? 90 : 200); k++)
        {
            var depth = isSynchronous ? k : (int)(k * (0.55 + (0.1 * Noise(2, replicate))));
            var macro = isFixedPoint ? depth : Math.Min(2, depth);
            var distance = Distance(replicate, k, macro, isFixedPoint, rate, spread, diverges);
            samples.Add(new Sample(k * 200_000L, macro, k * 2.0, k * 72L, distance));
        }

        return new Trajectory
        {
            Regime = regime,
            Replicate = replicate,
            Outcome = diverges ? RunOutcome.Diverged : isFixedPoint ? RunOutcome.Converged : RunOutcome.Finished,
            DivergedAt = diverges ? TimeSpan.FromSeconds(1.8) : null,
            Samples = samples,
            Metrics = Metrics(isFixedPoint, spread, diverges, replicate),
            Outputs = [.. synchronous.Select((value, k) => diverges ? double.NaN : value + (spread * Noise(3, replicate, k)))],
            Fingerprint = (ulong)replicate * 0x9E3779B97F4A7C15,
        };
    }

    private static KeyValuePair<string, double>[] Metrics(bool isFixedPoint, double spread, bool diverges, int replicate)
    {
        var distance = diverges ? double.PositiveInfinity : spread * (1 + Noise(4, replicate));
        return
        [
            KeyValuePair.Create("accuracy", isFixedPoint ? 1 : 0.65 + (spread * 0.2 * Noise(5, replicate))),
            KeyValuePair.Create("deviation", distance),
            KeyValuePair.Create("distance", distance),
            KeyValuePair.Create("updates_per_node", 400.0),
            KeyValuePair.Create("messages", 14_400.0),
        ];
    }

    private static double Distance(int replicate, int k, int macro, bool isFixedPoint, double rate, double spread, bool diverges)
    {
        if (!isFixedPoint)
        {
            return macro == 2 ? spread * (1 + Noise(6, replicate)) : 1 - (0.2 * macro);
        }

        var noise = 1 + (0.8 * Noise(7, replicate, k));
        var falling = noise * Math.Pow(rate, macro);
        return diverges && k > 40 ? falling * Math.Pow(2.2, k - 40) : macro > 110 ? 0 : falling;
    }
}
