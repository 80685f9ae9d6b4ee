namespace Hogwild.Experiments;

/// <summary>What one run says about one value of a parameter.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Rate">Growth of ln(distance) per second over its second half; not a number where it was too short to tell.</param>
/// <param name="Change">ln of the distance at the end over that at the start.</param>
/// <param name="Seconds">How long it was; 0 where it had arrived before its last epoch began, and gives no rate.</param>
/// <param name="Age">The largest age of a version that was read, in seconds.</param>
/// <param name="NestedAge">The same over two hops.</param>
internal readonly record struct StabilityResult(
    StabilityVerdict Verdict, double Rate, double Change, double Seconds, double Age, double NestedAge)
{
    /// <summary>Whether it had arrived before its last epoch began, so that nothing is known of its rate.</summary>
    public bool HadArrived => Verdict == StabilityVerdict.Converged && Seconds == 0;

    /// <summary>Whether it converges, or is about to.</summary>
    public bool Converges => Verdict is StabilityVerdict.Converged or StabilityVerdict.Falling;
}
