using Hogwild.Experiments;

namespace Hogwild.Reports;

/// <summary>A figure that has been written, and what it is of.</summary>
/// <param name="File">The name of its first file.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Result">The result that it shows.</param>
internal sealed record CaptionedFigure(string File, Figure Figure, StudyResult Result);
