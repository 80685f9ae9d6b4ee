using Hogwild.Simulation;

namespace Hogwild.Models;

/// <content>Positions from relative positions and anchors.</content>
public abstract partial record IterationSpec
{
    /// <summary>Positions from relative positions and anchors.</summary>
    [Kind("localisation", "positions from relative positions and anchors", Implements = typeof(LocalisationRule))]
    public sealed record Localisation(
        [Option("a file of lines: from, to, one offset per coordinate, perhaps a variance")] InputFile Measurements,
        [Option("a file of lines: node, one number per coordinate")] InputFile Anchors,
        [Option("number of coordinates", Least = 1, Most = 16)] int Dimension = 2,
        [Option("number of the first node in both files", Least = 0)] int First = 0) : IterationSpec
    {
        /// <inheritdoc/>
        public override bool IsNodeWise => true;

        /// <inheritdoc/>
        public override bool IsScalar => Dimension == 1;

        /// <inheritdoc/>
        public override Model Create(RuleContext context)
        {
            var measurements = PositionFile.ReadMeasurements(Measurements.FullPath, Dimension, First);
            var anchors = PositionFile.ReadAnchors(Anchors.FullPath, Dimension, First);
            return measurements.Count + anchors.Count > 0
                ? IterationFactory.Localisation(context.Name, new LocalisationRule(measurements, anchors, Dimension))
                : throw new TextFormatException(
                    Measurements.FullPath,
                    1,
                    1,
                    $"expected measurements or anchors, found no nodes in {Path.GetFileName(Measurements.Path)}");
        }
    }
}
