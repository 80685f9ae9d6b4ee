namespace Hogwild.Schedulers;

/// <summary>Counts evaluations of the rule.</summary>
internal sealed class Effort
{
    /// <summary>How many there have been.</summary>
    public long Spent { get; set; }
}
