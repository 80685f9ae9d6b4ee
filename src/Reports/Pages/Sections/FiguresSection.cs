using System.Xml.Linq;

namespace Hogwild.Reports;

/// <summary>The figures.</summary>
internal static class FiguresSection
{
    /// <summary>The section; null where there are none.</summary>
    public static XElement? Of(IReadOnlyList<PageFigure> figures) => figures.Count == 0 ? null
        : Tag.Section("figures", "Figures", figures.Select((figure, number) => figure.Render(number)));
}
