namespace Hogwild.Simulation;

/// <summary>The distribution of a delay, or of a period, as a scenario describes it. What rounds to nothing takes one tick.</summary>
[Family("delay", "delays", "the distributions of delays and periods")]
public abstract partial record DelaySpec
{
    /// <summary>Whether a link draws it once for each arc, and keeps it for all messages. Default for every message.</summary>
    [Option("true where it is drawn once for each arc, anew in every replicate, and not for every message (of a link only)")]
    public bool PerArc { get; init; }

    /// <summary>The shortest delay that is possible, in ticks; 0 where it is not known.</summary>
    public virtual long Shortest => 0;

    /// <summary>The mean in ticks; infinite or not a number where there is none.</summary>
    public virtual double Average => Create().Mean;

    /// <summary>Whether it is drawn at all; false where it is always the same. Default true.</summary>
    public virtual bool IsDrawn => true;

    /// <summary>The distribution.</summary>
    /// <exception cref="ArgumentException">There is none with these numbers.</exception>
    public abstract IDistribution Create();

    /// <summary>The same form with every duration multiplied.</summary>
    /// <exception cref="NotSupportedException">It cannot be stretched.</exception>
    public virtual DelaySpec Stretch(double factor) =>
        throw new NotSupportedException($"the delay {Kind.NameOf(this)} cannot be stretched");

    /// <summary>What is said of another distribution, and has no meaning where that is no delay of a link.</summary>
    /// <param name="option">The option that has the other one.</param>
    internal IEnumerable<Misfit> NotOfLink(string option) => this is Measured
        ? [new Misfit(option, "a distribution (measured delays are for links)")]
        : PerArc ? [new Misfit($"{option}.per-arc", "the key only with the delay of a link itself") { IsOfKey = true }] : [];

    private protected static TimeSpan Times(double factor, TimeSpan duration) =>
        TimeSpan.FromTicks((long)Math.Round(factor * duration.Ticks));

    private protected static TimeSpan TimesAtLeastATick(double factor, TimeSpan duration) =>
        Times(factor, duration) is { Ticks: > 0 } stretched ? stretched : TimeSpan.FromTicks(1);

    private protected static IEnumerable<Misfit> MaxBelow(TimeSpan min, TimeSpan max)
    {
        if (max < min)
        {
            yield return new Misfit("max", $"a duration of at least 'min' ({DurationText.Write(min)})");
        }
    }

    /// <summary>What cannot be made of numbers that look right.</summary>
    private protected IEnumerable<Misfit> Impossible(string option)
    {
        try
        {
            _ = Create();
            return [];
        }
        catch (ArgumentException error)
        {
            return [new Misfit(option, $"numbers that fit ({error.Message.Split(" (Parameter")[0].TrimEnd('.')})")];
        }
    }

    /// <summary>Nothing that follows from the options belongs to the text, since it cannot be told of options that do not fit.</summary>
    protected virtual bool PrintMembers(System.Text.StringBuilder builder) => false;
}
