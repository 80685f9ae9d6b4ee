namespace Hogwild.Simulation;

/// <summary>What became of the messages of a run: sent = delivered + lost + in flight.</summary>
/// <param name="Sent">Messages sent, one per version and out-arc.</param>
/// <param name="Delivered">Those that have arrived by now.</param>
/// <param name="Lost">Those that never arrive.</param>
public readonly record struct Traffic(long Sent, long Delivered, long Lost)
{
    /// <summary>Messages on their way.</summary>
    public long InFlight => Sent - Delivered - Lost;
}
