using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Positions from relative positions and anchors.</content>
public abstract partial record IterationSpec
{
    /// <summary>Positions from relative positions and anchors.</summary>
    [Kind("localisation", "positions from relative positions and anchors", Implements = typeof(LocalisationRule))]
    public sealed record Localisation(
        [Option("a file of lines: from, to, one offset per coordinate, perhaps a variance; nodes count from 0")] InputFile Measurements,
        [Option("a file of lines: node, one number per coordinate")] InputFile Anchors,
        [Option("number of coordinates", Least = 1, Most = 16)] int Dimension = 2) : IterationSpec
    {
        /// <inheritdoc/>
        public override Model Create(RuleContext context)
        {
            return IterationFactory.Localisation(context.Name, new LocalisationRule(
                PositionFile.ReadMeasurements(Measurements.FullPath, Dimension),
                PositionFile.ReadAnchors(Anchors.FullPath, Dimension),
                Dimension));
        }
    }
}
