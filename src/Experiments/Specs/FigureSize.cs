using Hogwild.Simulation;

namespace Hogwild.Experiments;

/// <summary>The size of a figure on paper.</summary>
/// <param name="Width">Its width: a length, or that of a column (3.3 in) or a page (7 in).</param>
/// <param name="Height">
/// Its height; null for what its panels need. A figure whose panels need more to be read is higher, and its caption says so.
/// </param>
[Kind("size", "the size of figures on paper", Brief = "width", Example = "size: { width: 3.3in, height: 2.4in }")]
public sealed record FigureSize(
    [Option("their width: column (3.3in), page (7in) or a length", Example = "column")] PaperLength Width,
    [Option("their height", Default = "what panels and legend need", Example = "2.4in")] PaperLength? Height = null) : IChecked
{
    private const double PointsPerInch = 72;

    /// <inheritdoc/>
    public IEnumerable<Misfit> Misfits(TimeSpan step)
    {
        if (Width.Points is < 2 * PointsPerInch or > 40 * PointsPerInch)
        {
            yield return new Misfit("width", "a width from 2in to 40in");
        }

        if (Height?.Points is < 1 * PointsPerInch or > 40 * PointsPerInch)
        {
            yield return new Misfit("height", "a height from 1in to 40in");
        }
    }
}
