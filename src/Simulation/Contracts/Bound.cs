using System.Globalization;

namespace Hogwild.Simulation;

/// <summary>
/// The bound B of partial asynchronism (Bertsekas &amp; Tsitsiklis 1989, ch. 7): every gap between a node's activations is at most B, every
/// read is stale by less than B, and a node's own state is always fresh. Either a number of grid steps or a duration, never a bare integer.
/// </summary>
/// <param name="Steps">The bound in grid steps, at least 1; null where it is a duration.</param>
/// <param name="Time">The bound as virtual time, at least one tick; null where it is a number of steps.</param>
[Kind("bound", "largest gap, and limit of staleness; exactly one key", Example = "{ steps: 20 }")]
public readonly record struct Bound(
    [Option("in steps of the grid", Least = 1)] int? Steps,
    [Option("as a duration", Least = 1)] TimeSpan? Time) : IChecked
{
    /// <summary>A bound of <paramref name="steps"/> grid steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one step.</exception>
    public static Bound InSteps(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new Bound(steps, null);
    }

    /// <summary>A bound of <paramref name="time"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not positive.</exception>
    public static Bound InTime(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.FromTicks(1));
        return new Bound(null, time);
    }

    /// <summary>The bound in ticks on a grid whose step is <paramref name="step"/> ticks.</summary>
    public long InTicks(long step) => Steps is { } steps ? steps * step : Time.GetValueOrDefault().Ticks;

    /// <summary>
    /// What a scheduler that acts only on a grid says of a bound between two of its instants, which would be one bound for gaps and another
    /// for staleness, or of one with more steps than can be counted; null where nothing is wrong with it.
    /// </summary>
    /// <param name="step">The step of the grid, positive.</param>
    public Misfit? OffGrid(TimeSpan step)
    {
        if (Time is not { } time || (time.Ticks % step.Ticks == 0 && time.Ticks / step.Ticks <= int.MaxValue))
        {
            return null;
        }

        if (time.Ticks / step.Ticks > int.MaxValue)
        {
            return new Misfit("time", $"at most {int.MaxValue.ToString(CultureInfo.InvariantCulture)} steps of {DurationText.Write(step)}");
        }

        var below = TimeSpan.FromTicks(time.Ticks - (time.Ticks % step.Ticks));
        var above = DurationText.Write(below + step);
        var nearest = below == TimeSpan.Zero ? above : $"{DurationText.Write(below)} or {above}";
        return new Misfit("time", $"a multiple of the step of {DurationText.Write(step)}, the nearest being {nearest},");
    }

    /// <summary>The bound in ticks, for a scheduler that acts only on a grid whose step is <paramref name="step"/> ticks.</summary>
    /// <exception cref="ArgumentException">It is no multiple of the step.</exception>
    public long OnGrid(long step) => OffGrid(TimeSpan.FromTicks(step)) is not { } misfit ? InTicks(step)
        : throw new ArgumentException($"expected {misfit.Expected} found {DurationText.Write(Time.GetValueOrDefault())}");

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if ((Steps is null) == (Time is null))
        {
            yield return new Misfit(string.Empty, "exactly one of the keys steps, time");
        }
        else if (Time < step)
        {
            yield return new Misfit("time", $"a duration of at least {DurationText.Write(step)}, at most a century,");
        }
        else if (Steps > DurationText.Longest.Ticks / step.Ticks)
        {
            yield return new Misfit("steps", $"at most a century, of steps of {DurationText.Write(step)},");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Steps is { } steps
        ? string.Create(CultureInfo.InvariantCulture, $"{{steps: {steps}}}") : $"{{time: {DurationText.Write(Time.GetValueOrDefault())}}}";
}
