namespace Hogwild.Experiments;

/// <summary>What an observer saw at one instant of a run.</summary>
/// <param name="Time">The instant, in ticks.</param>
/// <param name="MacroIteration">The smallest level among the nodes' current versions; rounds, where the run is synchronous.</param>
/// <param name="UpdatesPerNode">Activations so far that renewed a state, and not messages only, divided by the number of nodes.</param>
/// <param name="Messages">Messages sent so far.</param>
/// <param name="Distance">
/// max_i ‖h_i − h_i*‖∞ / s on the solution's own scale (see <see cref="Models.ReferenceDistance"/>); for a layered rule the same of its
/// outputs and those of its synchronous computation.
/// </param>
public readonly record struct Sample(long Time, int MacroIteration, double UpdatesPerNode, long Messages, double Distance)
{
    /// <summary>The loss of the data set; not a number where nothing is known about its items.</summary>
    public double Loss { get; init; } = double.NaN;

    /// <summary>The metric of the task that is told over time; not a number where none is.</summary>
    public double Score { get; init; } = double.NaN;

    /// <summary>The numbers of <c>Trajectory.Measured</c>, in that order; empty where a scenario names no metrics.</summary>
    public IReadOnlyList<double> Numbers { get => field ?? []; init; }

    private (long, int, double, long, double, double, double) Fixed =>
        (Time, MacroIteration, UpdatesPerNode, Messages, Distance, Loss, Score);

    /// <summary>Whether all numbers are the same; what is not a number is the same as what is not one.</summary>
    public bool Equals(Sample other) => Fixed.Equals(other.Fixed) && Numbers.SequenceEqual(other.Numbers);

    /// <inheritdoc/>
    public override int GetHashCode() => Fixed.GetHashCode();
}
