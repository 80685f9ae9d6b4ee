namespace Hogwild.Simulation;

/// <summary>
/// Losses in bursts (Gilbert 1960, Elliott 1963): an arc is good or bad, changes state with some probability before each message that is
/// sent along it, and loses messages at a rate that depends on the state. It begins in its stationary state.
/// </summary>
/// <param name="GoodToBad">The probability of going bad, from 0 to 1.</param>
/// <param name="BadToGood">The probability of getting well, above 0, at most 1: bad times last 1 / BadToGood messages on average.</param>
/// <param name="LossGood">The loss in the good state; 0 in Gilbert's model.</param>
/// <param name="LossBad">The loss in the bad state; 1 for bursts in which everything is lost.</param>
public sealed record Bursts(double GoodToBad, double BadToGood, double LossGood = 0, double LossBad = 1)
{
    // Beyond every number of a version.
    private const long Beginning = 1L << 40;

    /// <summary>The share of bad times in the long run.</summary>
    public double ShareBad => GoodToBad / (GoodToBad + BadToGood);

    /// <summary>The share of messages lost in the long run.</summary>
    public double Loss => LossGood + ((LossBad - LossGood) * ShareBad);

    /// <summary>Bursts of a given mean length in which everything is lost, between which nothing is.</summary>
    /// <param name="loss">The share of messages lost, from 0 on and below 1.</param>
    /// <param name="length">The mean length of a burst in messages, at least 1 and at least loss / (1 − loss).</param>
    public static Bursts OfLength(double loss, double length) => new(loss / ((1 - loss) * length), 1 / length);

    /// <summary>Whether an arc is bad before its first message.</summary>
    public bool Begin(Draws draws, ulong arc) => draws.Uniform(Purpose.Burst, arc, Beginning) < ShareBad;

    /// <summary>Whether it is bad when a version is sent, given that it was <paramref name="bad"/> when the one before was.</summary>
    public bool Next(Draws draws, ulong arc, int version, bool bad)
    {
        var u = draws.Uniform(Purpose.Burst, arc, version);
        return bad ? u >= BadToGood : u < GoodToBad;
    }

    /// <summary>The loss in a state.</summary>
    public double LossWhen(bool bad) => bad ? LossBad : LossGood;
}
