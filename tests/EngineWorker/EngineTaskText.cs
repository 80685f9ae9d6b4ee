using System.Globalization;
using Hogwild.Engines;
using Hogwild.Simulation;

namespace Hogwild.EngineWorker;

/// <summary>A task in a line of text.</summary>
/// <param name="Kind">Kind of the rule.</param>
/// <param name="Seed">Seed of the rule.</param>
/// <param name="Workers">Number of workers.</param>
/// <param name="Most">How often one acts at most.</param>
/// <param name="Pace">Mean time between two activations in microseconds; 0 for as fast as it can.</param>
/// <param name="Delay">Mean delay of messages in microseconds, of which a fifth is lost; 0 for none.</param>
/// <param name="Waves">How many clean waves end the run; 0 where workers do not look for its end.</param>
public sealed record EngineTaskText(string Kind, int Seed, int Workers, int Most, int Pace, int Delay, int Waves = 0)
{
    /// <summary>The task.</summary>
    /// <param name="folder">Where logs go.</param>
    public EngineTask Create(string folder)
    {
        var (graph, rule) = Real.Rule(Kind, Seed);
        var partition = Partition.ByHash(graph, Workers);
        return new EngineTask
        {
            Supervision = Waves == 0 ? null : new Supervision(partition.Quotient, Waves),
            Quiet = 1e-8,
            Partition = partition,
            Rule = rule,
            Draws = new Draws(7),
            Until = TimeSpan.FromSeconds(60),
            MostActivations = Most,
            Pace = Pace == 0 ? null : new PoissonClock(TimeSpan.FromMicroseconds(Pace)),
            Link = Delay == 0 ? null : new Link(new Exponential(TimeSpan.FromMicroseconds(Delay)), 0.2),
            Folder = folder,
        };
    }

    /// <summary>As text.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Seed} {Workers} {Most} {Pace} {Delay} {Waves}");

    /// <summary>Reads the text.</summary>
    public static EngineTaskText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ');
        int[] numbers = [.. words.Skip(1).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
        return new EngineTaskText(words[0], numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }
}
