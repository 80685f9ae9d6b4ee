using Hogwild.Experiments;

namespace Hogwild.Contests;

/// <summary>One line of the table: measures one thing in one interleaved run.</summary>
internal interface IBench
{
    /// <summary>The name by which it is asked for.</summary>
    string Name { get; }

    /// <summary>What it measures, in one line.</summary>
    string Description { get; }

    /// <summary>Measures.</summary>
    /// <param name="settings">How much.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellation">Stops the measurement.</param>
    IEnumerable<Finding> Run(BenchSettings settings, IProgress<RunProgress> progress, CancellationToken cancellation);
}
